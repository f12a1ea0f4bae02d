/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * bal_area_get_sources:
 * @self: an area
 *
 * Gets the published documents that the facts come from.
 *
 * Returns: (transfer none): a list of [class@Balanced.Source]
 *
 * Since: 0.1
 */
GListModel *
bal_area_get_sources (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "sources");
}

/**
 * bal_area_get_agencies:
 * @self: an area
 *
 * Gets the organisations that commission or provide services.
 *
 * Returns: (transfer none): a list of [class@Balanced.Agency]
 *
 * Since: 0.1
 */
GListModel *
bal_area_get_agencies (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "agencies");
}

/**
 * bal_area_get_settings:
 * @self: an area
 *
 * Gets the places where children are met.
 *
 * Returns: (transfer none): a list of [class@Balanced.Setting]
 *
 * Since: 0.1
 */
GListModel *
bal_area_get_settings (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "settings");
}

/**
 * bal_area_get_provisions:
 * @self: an area
 *
 * Gets the units of provision.
 *
 * Features: C1.
 *
 * Returns: (transfer none): a list of [class@Balanced.Provision]
 *
 * Since: 0.1
 */
GListModel *
bal_area_get_provisions (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "provisions");
}

/**
 * bal_area_get_offers:
 * @self: an area
 *
 * Gets what is said about whole levels of an offer.
 *
 * Returns: (transfer none): a list of [class@Balanced.Offer]
 *
 * Since: 0.1
 */
GListModel *
bal_area_get_offers (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "offers");
}

/**
 * bal_area_get_figures:
 * @self: an area
 *
 * Gets the figures that were published about the area.
 *
 * Returns: (transfer none): a list of [class@Balanced.PublishedFigure]
 *
 * Since: 0.1
 */
GListModel *
bal_area_get_figures (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "figures");
}

/**
 * bal_area_get_responsibilities:
 * @self: an area
 *
 * Gets the rules that say who answers for which children.
 *
 * Returns: (transfer none): a list of [class@Balanced.Responsibility]
 *
 * Since: 0.1
 */
GListModel *
bal_area_get_responsibilities (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "responsibilities");
}

/**
 * bal_area_get_focus_areas:
 * @self: an area
 *
 * Gets the focus areas of the plan, with their actions.
 *
 * Returns: (transfer none): a list of [class@Balanced.FocusArea]
 *
 * Since: 0.1
 */
GListModel *
bal_area_get_focus_areas (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "focus_areas");
}

/**
 * bal_area_get_measures:
 * @self: an area
 *
 * Gets the measures, with their series.
 *
 * Returns: (transfer none): a list of [class@Balanced.Measure]
 *
 * Since: 0.1
 */
GListModel *
bal_area_get_measures (BalArea *self)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "measures");
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-published-figure.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalPublishedFigure:
 *
 * A figure as somebody published it: the value with its qualifier, what it counts, when, and who
 * said so.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: N7.
 *
 * Since: 0.1
 */
struct _BalPublishedFigure
{
  BalItem parent_instance;
};

struct _BalPublishedFigureClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalPublishedFigure, bal_published_figure, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "value", BAL_MEMBER_FIGURE, TRUE },
  { "unit", BAL_MEMBER_TEXT },
  { "population", BAL_MEMBER_TEXT, .refers_to = "populations" },
  { "geography", BAL_MEMBER_TEXT },
  { "date", BAL_MEMBER_MONTH_OR_DAY },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "comparator", BAL_MEMBER_LABEL },
  { "comparability", BAL_MEMBER_LABEL },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_published_figure_class_init (BalPublishedFigureClass *klass)
{
  /**
   * BalPublishedFigure:code:
   *
   * The code that relations name the figure by.
   *
   * Since: 0.1
   */
  /**
   * BalPublishedFigure:label:
   *
   * What the figure is.
   *
   * Since: 0.1
   */
  /**
   * BalPublishedFigure:value:
   *
   * The value, with its qualifier and state.
   *
   * Since: 0.1
   */
  /**
   * BalPublishedFigure:unit:
   *
   * What is counted, such as "children", "percent" or "posts".
   *
   * Since: 0.1
   */
  /**
   * BalPublishedFigure:population:
   *
   * The code of the population that it counts.
   *
   * Since: 0.1
   */
  /**
   * BalPublishedFigure:geography:
   *
   * The code of the place that it is about; none: the area itself.
   *
   * Since: 0.1
   */
  /**
   * BalPublishedFigure:date:
   *
   * The day, or the first day of the month, for which the figure holds.
   *
   * Since: 0.1
   */
  /**
   * BalPublishedFigure:start:
   *
   * The first day of the period that the figure covers.
   *
   * Since: 0.1
   */
  /**
   * BalPublishedFigure:end:
   *
   * The last day of the period that the figure covers.
   *
   * Since: 0.1
   */
  /**
   * BalPublishedFigure:comparator:
   *
   * With whom the area is compared.
   *
   * Since: 0.1
   */
  /**
   * BalPublishedFigure:comparability:
   *
   * How far the comparison carries.
   *
   * Since: 0.1
   */
  /**
   * BalPublishedFigure:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalPublishedFigure:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalPublishedFigure:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_published_figure_init (BalPublishedFigure *self)
{
}

/**
 * bal_published_figure_get_code:
 * @self: a figure
 *
 * Gets the code that relations name the figure by.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_published_figure_get_code (BalPublishedFigure *self)
{
  g_return_val_if_fail (BAL_IS_PUBLISHED_FIGURE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_published_figure_get_label:
 * @self: a figure
 *
 * Gets what the figure is.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_published_figure_get_label (BalPublishedFigure *self)
{
  g_return_val_if_fail (BAL_IS_PUBLISHED_FIGURE (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_published_figure_get_value:
 * @self: a figure
 *
 * Gets the value, with its qualifier and state.
 *
 * Returns: (transfer none) (nullable): the figure
 *
 * Since: 0.1
 */
BalFigure *
bal_published_figure_get_value (BalPublishedFigure *self)
{
  g_return_val_if_fail (BAL_IS_PUBLISHED_FIGURE (self), NULL);

  return bal_item_get_figure (BAL_ITEM (self), "value");
}

/**
 * bal_published_figure_get_unit:
 * @self: a figure
 *
 * Gets what is counted, such as "children", "percent" or "posts".
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_published_figure_get_unit (BalPublishedFigure *self)
{
  g_return_val_if_fail (BAL_IS_PUBLISHED_FIGURE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "unit");
}

/**
 * bal_published_figure_get_population:
 * @self: a figure
 *
 * Gets the code of the population that it counts.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_published_figure_get_population (BalPublishedFigure *self)
{
  g_return_val_if_fail (BAL_IS_PUBLISHED_FIGURE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "population");
}

/**
 * bal_published_figure_get_geography:
 * @self: a figure
 *
 * Gets the code of the place that it is about; none: the area itself.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_published_figure_get_geography (BalPublishedFigure *self)
{
  g_return_val_if_fail (BAL_IS_PUBLISHED_FIGURE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "geography");
}

/**
 * bal_published_figure_get_date_day:
 * @self: a figure
 *
 * Gets the day, or the first day of the month, for which the figure holds, as a day.
 *
 * Returns: a day, in days since 1970-01-01, or %BAL_DAY_NONE
 *
 * Since: 0.1
 */
gint32
bal_published_figure_get_date_day (BalPublishedFigure *self)
{
  g_return_val_if_fail (BAL_IS_PUBLISHED_FIGURE (self), G_MININT32);

  return bal_item_get_day (BAL_ITEM (self), "date");
}

/**
 * bal_published_figure_get_source:
 * @self: a figure
 *
 * Gets the code of the source that says so.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_published_figure_get_source (BalPublishedFigure *self)
{
  g_return_val_if_fail (BAL_IS_PUBLISHED_FIGURE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "source");
}

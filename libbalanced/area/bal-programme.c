/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-programme.h"

#include "libbalanced/area/bal-engagement.h"
#include "libbalanced/area/bal-evidence-stream.h"
#include "libbalanced/area/bal-observation.h"
#include "libbalanced/area/bal-programme-phase.h"
#include "libbalanced/area/bal-recommendation.h"
#include "libbalanced/area/bal-scope-item.h"
#include "libbalanced/area/bal-theme.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalProgramme:
 *
 * A review of services as a piece of work: what it set out to do, in which phases, what it looked
 * at, whom it heard, what it found and what it recommends.
 *
 * The plan that came of it stands beside it, in the focus areas of the area with their actions,
 * which name the phase, the findings and the recommendations that they belong to.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: N1, N2, N4, N5, N6.
 *
 * Since: 0.1
 */
struct _BalProgramme
{
  BalItem parent_instance;
};

struct _BalProgrammeClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalProgramme, bal_programme, BAL_TYPE_ITEM)

static const BalMember members[] = {
  /**
   * BalProgramme:title:
   *
   * The title of the review.
   *
   * Since: 0.1
   */
  { "title", BAL_MEMBER_LABEL },
  /**
   * BalProgramme:aim:
   *
   * What it is for.
   *
   * Since: 0.1
   */
  { "aim", BAL_MEMBER_LABEL },
  /**
   * BalProgramme:objectives:
   *
   * What it sets out to do, in words.
   *
   * Since: 0.1
   */
  { "objectives", BAL_MEMBER_TEXTS },
  /**
   * BalProgramme:principles:
   *
   * What its work keeps to, in words.
   *
   * Since: 0.1
   */
  { "principles", BAL_MEMBER_TEXTS },
  /**
   * BalProgramme:partners:
   *
   * The codes of the agencies that carry it out together.
   *
   * Since: 0.1
   */
  { "partners", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  /**
   * BalProgramme:phases:
   *
   * Its phases, in their order.
   *
   * Since: 0.1
   */
  { "phases", BAL_MEMBER_ITEMS, FALSE, bal_programme_phase_get_type, .defines = "phases" },
  /**
   * BalProgramme:scope:
   *
   * What it looks at, and what it does not.
   *
   * Since: 0.1
   */
  { "scope", BAL_MEMBER_ITEMS, FALSE, bal_scope_item_get_type, .defines = "scope" },
  /**
   * BalProgramme:streams:
   *
   * The streams of evidence that it draws on.
   *
   * Since: 0.1
   */
  { "streams", BAL_MEMBER_ITEMS, FALSE, bal_evidence_stream_get_type, .defines = "streams" },
  /**
   * BalProgramme:themes:
   *
   * The themes by which what was said and found is sorted.
   *
   * Since: 0.1
   */
  { "themes", BAL_MEMBER_ITEMS, FALSE, bal_theme_get_type, .defines = "themes" },
  /**
   * BalProgramme:observations:
   *
   * What it found.
   *
   * Since: 0.1
   */
  { "observations", BAL_MEMBER_ITEMS, FALSE, bal_observation_get_type, .defines = "observations" },
  /**
   * BalProgramme:engagements:
   *
   * Who was asked, how and when, and what came of it.
   *
   * Since: 0.1
   */
  { "engagements", BAL_MEMBER_ITEMS, FALSE, bal_engagement_get_type, .defines = "engagements" },
  /**
   * BalProgramme:recommendations:
   *
   * What it recommends.
   *
   * Since: 0.1
   */
  { "recommendations", BAL_MEMBER_ITEMS, FALSE, bal_recommendation_get_type,
    .defines = "recommendations" },
  /**
   * BalProgramme:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  /**
   * BalProgramme:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_programme_class_init (BalProgrammeClass *klass)
{
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_programme_init (BalProgramme *self)
{
}

/**
 * bal_programme_get_title:
 * @self: a programme
 *
 * Gets the title of the review.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_programme_get_title (BalProgramme *self)
{
  g_return_val_if_fail (BAL_IS_PROGRAMME (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "title");
}

/**
 * bal_programme_get_phases:
 * @self: a programme
 *
 * Gets its phases, in their order.
 *
 * Returns: (transfer none): a list of [class@Balanced.ProgrammePhase]
 *
 * Since: 0.1
 */
GListModel *
bal_programme_get_phases (BalProgramme *self)
{
  g_return_val_if_fail (BAL_IS_PROGRAMME (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "phases");
}

/**
 * bal_programme_get_scope:
 * @self: a programme
 *
 * Gets what it looks at, and what it does not.
 *
 * Returns: (transfer none): a list of [class@Balanced.ScopeItem]
 *
 * Since: 0.1
 */
GListModel *
bal_programme_get_scope (BalProgramme *self)
{
  g_return_val_if_fail (BAL_IS_PROGRAMME (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "scope");
}

/**
 * bal_programme_get_streams:
 * @self: a programme
 *
 * Gets the streams of evidence that it draws on.
 *
 * Returns: (transfer none): a list of [class@Balanced.EvidenceStream]
 *
 * Since: 0.1
 */
GListModel *
bal_programme_get_streams (BalProgramme *self)
{
  g_return_val_if_fail (BAL_IS_PROGRAMME (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "streams");
}

/**
 * bal_programme_get_themes:
 * @self: a programme
 *
 * Gets the themes by which what was said and found is sorted.
 *
 * Returns: (transfer none): a list of [class@Balanced.Theme]
 *
 * Since: 0.1
 */
GListModel *
bal_programme_get_themes (BalProgramme *self)
{
  g_return_val_if_fail (BAL_IS_PROGRAMME (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "themes");
}

/**
 * bal_programme_get_observations:
 * @self: a programme
 *
 * Gets what it found.
 *
 * Returns: (transfer none): a list of [class@Balanced.Observation]
 *
 * Since: 0.1
 */
GListModel *
bal_programme_get_observations (BalProgramme *self)
{
  g_return_val_if_fail (BAL_IS_PROGRAMME (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "observations");
}

/**
 * bal_programme_get_engagements:
 * @self: a programme
 *
 * Gets who was asked, how and when, and what came of it.
 *
 * Returns: (transfer none): a list of [class@Balanced.Engagement]
 *
 * Since: 0.1
 */
GListModel *
bal_programme_get_engagements (BalProgramme *self)
{
  g_return_val_if_fail (BAL_IS_PROGRAMME (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "engagements");
}

/**
 * bal_programme_get_recommendations:
 * @self: a programme
 *
 * Gets what it recommends.
 *
 * Returns: (transfer none): a list of [class@Balanced.Recommendation]
 *
 * Since: 0.1
 */
GListModel *
bal_programme_get_recommendations (BalProgramme *self)
{
  g_return_val_if_fail (BAL_IS_PROGRAMME (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "recommendations");
}

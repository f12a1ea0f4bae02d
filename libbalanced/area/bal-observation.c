/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-observation.h"

#include "libbalanced/area/bal-reading.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalObservation:
 *
 * Something that a review found: in a matrix of findings, an entry in the row of a provider and the
 * column of a kind.
 *
 * An observation is what people found, and is stated in the document. A [class@Balanced.Finding] is
 * what this library finds in data.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: N2.
 *
 * Since: 0.1
 */
struct _BalObservation
{
  BalItem parent_instance;
};

struct _BalObservationClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalObservation, bal_observation, BAL_TYPE_ITEM)

static const char *const kinds[] = { "works_well", "could_be_better", "opportunity", NULL };

static const BalMember members[] = {
  /**
   * BalObservation:code:
   *
   * The code of the observation.
   *
   * Since: 0.1
   */
  { "code", BAL_MEMBER_TEXT, TRUE },
  /**
   * BalObservation:statement:
   *
   * What was found.
   *
   * Since: 0.1
   */
  { "statement", BAL_MEMBER_LABEL, TRUE },
  /**
   * BalObservation:kind:
   *
   * The column of the matrix: “works_well”, “could_be_better” or “opportunity”.
   *
   * Since: 0.1
   */
  { "kind", BAL_MEMBER_TEXT, TRUE, .words = kinds },
  /**
   * BalObservation:providers:
   *
   * The codes of the agencies that it is about.
   *
   * Since: 0.1
   */
  { "providers", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  /**
   * BalObservation:whole-system:
   *
   * Whether it is about the whole system.
   *
   * Since: 0.1
   */
  { "whole_system", BAL_MEMBER_BOOLEAN },
  /**
   * BalObservation:themes:
   *
   * The codes of its themes.
   *
   * Since: 0.1
   */
  { "themes", BAL_MEMBER_TEXTS, .refers_to = "themes" },
  /**
   * BalObservation:streams:
   *
   * The codes of the streams of evidence that it rests on.
   *
   * Since: 0.1
   */
  { "streams", BAL_MEMBER_TEXTS, .refers_to = "streams" },
  /**
   * BalObservation:scope:
   *
   * The codes of the statements of scope that it falls under.
   *
   * Since: 0.1
   */
  { "scope", BAL_MEMBER_TEXTS, .refers_to = "scope" },
  /**
   * BalObservation:strands:
   *
   * The codes of the strands that it is about.
   *
   * Since: 0.1
   */
  { "strands", BAL_MEMBER_TEXTS, .refers_to = ":strands" },
  /**
   * BalObservation:levels:
   *
   * The codes of the levels that it is about.
   *
   * Since: 0.1
   */
  { "levels", BAL_MEMBER_TEXTS, .refers_to = ":levels" },
  /**
   * BalObservation:quantity:
   *
   * How many said so, as a number or in a word such as “majority”.
   *
   * Since: 0.1
   */
  { "quantity", BAL_MEMBER_FIGURE },
  /**
   * BalObservation:reading:
   *
   * Whether the source states it or we read it there.
   *
   * Since: 0.1
   */
  { "reading", BAL_MEMBER_ENUM, FALSE, bal_reading_get_type },
  /**
   * BalObservation:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  /**
   * BalObservation:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  { "passage", BAL_MEMBER_TEXT },
  /**
   * BalObservation:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_observation_class_init (BalObservationClass *klass)
{
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_observation_init (BalObservation *self)
{
}

/**
 * bal_observation_get_code:
 * @self: an observation
 *
 * Gets the code of the observation.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_observation_get_code (BalObservation *self)
{
  g_return_val_if_fail (BAL_IS_OBSERVATION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_observation_get_statement:
 * @self: an observation
 *
 * Gets what was found.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_observation_get_statement (BalObservation *self)
{
  g_return_val_if_fail (BAL_IS_OBSERVATION (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "statement");
}

/**
 * bal_observation_get_kind:
 * @self: an observation
 *
 * Gets the column of the matrix.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_observation_get_kind (BalObservation *self)
{
  g_return_val_if_fail (BAL_IS_OBSERVATION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "kind");
}

/**
 * bal_observation_get_themes:
 * @self: an observation
 *
 * Gets the codes of its themes.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_observation_get_themes (BalObservation *self)
{
  g_return_val_if_fail (BAL_IS_OBSERVATION (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "themes");
}

/**
 * bal_observation_get_streams:
 * @self: an observation
 *
 * Gets the codes of the streams of evidence that it rests on.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_observation_get_streams (BalObservation *self)
{
  g_return_val_if_fail (BAL_IS_OBSERVATION (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "streams");
}

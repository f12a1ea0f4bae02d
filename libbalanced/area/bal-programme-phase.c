/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-programme-phase.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalProgrammePhase:
 *
 * A phase of a programme.
 *
 * A phase without an end is open; one without a start has no days yet.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: N1.
 *
 * Since: 0.1
 */
struct _BalProgrammePhase
{
  BalItem parent_instance;
};

struct _BalProgrammePhaseClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalProgrammePhase, bal_programme_phase, BAL_TYPE_ITEM)

static const BalMember members[] = {
  /**
   * BalProgrammePhase:code:
   *
   * The code of the phase.
   *
   * Since: 0.1
   */
  { "code", BAL_MEMBER_TEXT, TRUE },
  /**
   * BalProgrammePhase:label:
   *
   * The name of the phase.
   *
   * Since: 0.1
   */
  { "label", BAL_MEMBER_LABEL, TRUE },
  /**
   * BalProgrammePhase:start:
   *
   * Its first day or month.
   *
   * Since: 0.1
   */
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  /**
   * BalProgrammePhase:end:
   *
   * Its last day or month.
   *
   * Since: 0.1
   */
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  /**
   * BalProgrammePhase:outputs:
   *
   * What is there when it is over, in words.
   *
   * Since: 0.1
   */
  { "outputs", BAL_MEMBER_TEXTS },
  /**
   * BalProgrammePhase:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  /**
   * BalProgrammePhase:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  { "passage", BAL_MEMBER_TEXT },
  /**
   * BalProgrammePhase:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_programme_phase_class_init (BalProgrammePhaseClass *klass)
{
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_programme_phase_init (BalProgrammePhase *self)
{
}

/**
 * bal_programme_phase_get_code:
 * @self: a phase
 *
 * Gets the code of the phase.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_programme_phase_get_code (BalProgrammePhase *self)
{
  g_return_val_if_fail (BAL_IS_PROGRAMME_PHASE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_programme_phase_get_label:
 * @self: a phase
 *
 * Gets the name of the phase.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_programme_phase_get_label (BalProgrammePhase *self)
{
  g_return_val_if_fail (BAL_IS_PROGRAMME_PHASE (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_programme_phase_get_outputs:
 * @self: a phase
 *
 * Gets what is there when it is over, in words.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_programme_phase_get_outputs (BalProgrammePhase *self)
{
  g_return_val_if_fail (BAL_IS_PROGRAMME_PHASE (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "outputs");
}

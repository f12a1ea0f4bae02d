/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-factor-evidence.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalFactorEvidence:
 *
 * One piece of evidence for what helps or hinders.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: L6.
 *
 * Since: 0.1
 */
struct _BalFactorEvidence
{
  BalItem parent_instance;
};

struct _BalFactorEvidenceClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalFactorEvidence, bal_factor_evidence, BAL_TYPE_ITEM)

static const char *const kinds[] = { "interview",  "survey",      "observation", "record",
                                     "inspection", "publication", NULL };

static const BalMember members[] = {
  { "kind", BAL_MEMBER_TEXT, TRUE, .words = kinds },
  { "statement", BAL_MEMBER_LABEL },
  { "participants", BAL_MEMBER_INTEGER },
  { "date", BAL_MEMBER_MONTH_OR_DAY },
  { "figures", BAL_MEMBER_TEXTS, .refers_to = "figures" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_factor_evidence_class_init (BalFactorEvidenceClass *klass)
{
  /**
   * BalFactorEvidence:kind:
   *
   * "interview", "survey", "observation", "record", "inspection" or "publication".
   *
   * Since: 0.1
   */
  /**
   * BalFactorEvidence:statement:
   *
   * What it says.
   *
   * Since: 0.1
   */
  /**
   * BalFactorEvidence:participants:
   *
   * How many people said so.
   *
   * Since: 0.1
   */
  /**
   * BalFactorEvidence:date:
   *
   * When.
   *
   * Since: 0.1
   */
  /**
   * BalFactorEvidence:figures:
   *
   * The codes of the figures that show it.
   *
   * Since: 0.1
   */
  /**
   * BalFactorEvidence:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalFactorEvidence:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalFactorEvidence:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_factor_evidence_init (BalFactorEvidence *self)
{
}

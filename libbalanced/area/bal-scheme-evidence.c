/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-scheme-evidence.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalSchemeEvidence:
 *
 * Something that shows what a setting does.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: M1, M4.
 *
 * Since: 0.1
 */
struct _BalSchemeEvidence
{
  BalItem parent_instance;
};

struct _BalSchemeEvidenceClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSchemeEvidence, bal_scheme_evidence, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "outcomes", BAL_MEMBER_TEXTS, .refers_to = ":outcomes" },
  { "strength", BAL_MEMBER_TEXT },
  { "date", BAL_MEMBER_MONTH_OR_DAY },
  { "last_day", BAL_MEMBER_DAY },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_scheme_evidence_class_init (BalSchemeEvidenceClass *klass)
{
  /**
   * BalSchemeEvidence:code:
   *
   * The code of the evidence.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeEvidence:label:
   *
   * What it is.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeEvidence:outcomes:
   *
   * The codes of the outcomes that it is evidence for.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeEvidence:strength:
   *
   * A word of the strength scale of the scheme.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeEvidence:date:
   *
   * The day, month or year that it is from.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeEvidence:last-day:
   *
   * The last day on which it counts; not stated: it does not run out.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeEvidence:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeEvidence:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_scheme_evidence_init (BalSchemeEvidence *self)
{
}

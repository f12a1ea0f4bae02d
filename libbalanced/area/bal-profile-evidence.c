/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-profile-evidence.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalProfileEvidence:
 *
 * Something that a part of a whole system can be seen by.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: A6.
 *
 * Since: 0.1
 */
struct _BalProfileEvidence
{
  BalItem parent_instance;
};

struct _BalProfileEvidenceClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalProfileEvidence, bal_profile_evidence, BAL_TYPE_ITEM)

static const char *const kind_words[] = { "document", "data", "observation", "voice", NULL };

static const BalMember members[] = {
  { "statement", BAL_MEMBER_LABEL, TRUE },
  { "kind", BAL_MEMBER_TEXT, .words = kind_words },
  { "said_by", BAL_MEMBER_LABEL },
  { "date", BAL_MEMBER_MONTH_OR_DAY },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_profile_evidence_class_init (BalProfileEvidenceClass *klass)
{
  /**
   * BalProfileEvidence:statement:
   *
   * What it shows.
   *
   * Since: 0.1
   */
  /**
   * BalProfileEvidence:kind:
   *
   * "document", "data", "observation" or "voice", which is what people say.
   *
   * Since: 0.1
   */
  /**
   * BalProfileEvidence:said-by:
   *
   * Who said it.
   *
   * Since: 0.1
   */
  /**
   * BalProfileEvidence:date:
   *
   * The day for which it holds.
   *
   * Since: 0.1
   */
  /**
   * BalProfileEvidence:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalProfileEvidence:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalProfileEvidence:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_profile_evidence_init (BalProfileEvidence *self)
{
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-vocabularies.h"

#include "libbalanced/area/bal-coding-use.h"
#include "libbalanced/area/bal-statement-set.h"
#include "libbalanced/document/bal-item-private.h"
#include "libbalanced/framework/bal-crosswalk.h"
#include "libbalanced/framework/bal-scheme.h"

/**
 * BalVocabularies:
 *
 * The words of the area beside those of the framework: codings of need, sets of outcome statements,
 * and how they map to each other.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: A10, J6.
 *
 * Since: 0.1
 */
struct _BalVocabularies
{
  BalItem parent_instance;
};

struct _BalVocabulariesClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalVocabularies, bal_vocabularies, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "schemes", BAL_MEMBER_ITEMS, FALSE, bal_scheme_get_type },
  { "crosswalks", BAL_MEMBER_ITEMS, FALSE, bal_crosswalk_get_type },
  { "codings", BAL_MEMBER_ITEMS, FALSE, bal_coding_use_get_type },
  { "statement_sets", BAL_MEMBER_ITEMS, FALSE, bal_statement_set_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_vocabularies_class_init (BalVocabulariesClass *klass)
{
  /**
   * BalVocabularies:schemes:
   *
   * Schemes of the area itself: a list of [class@Balanced.Scheme], each with a code.
   *
   * Since: 0.1
   */
  /**
   * BalVocabularies:crosswalks:
   *
   * Mappings from or to them: a list of [class@Balanced.Crosswalk].
   *
   * Since: 0.1
   */
  /**
   * BalVocabularies:codings:
   *
   * How agencies code needs: a list of [class@Balanced.CodingUse].
   *
   * Since: 0.1
   */
  /**
   * BalVocabularies:statement-sets:
   *
   * The sets of outcome statements that the area works with: a list of
   * [class@Balanced.StatementSet].
   *
   * Since: 0.1
   */
  /**
   * BalVocabularies:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalVocabularies:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_vocabularies_init (BalVocabularies *self)
{
}

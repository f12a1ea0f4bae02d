/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-statement-set.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalStatementSet:
 *
 * A set of outcome statements that the area works with, and how it lies to the themes of impact.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: J6.
 *
 * Since: 0.1
 */
struct _BalStatementSet
{
  BalItem parent_instance;
};

struct _BalStatementSetClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalStatementSet, bal_statement_set, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "scheme", BAL_MEMBER_TEXT, TRUE },
  { "crosswalk", BAL_MEMBER_TEXT },
  { "strategies", BAL_MEMBER_TEXTS, .refers_to = "strategies" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_statement_set_class_init (BalStatementSetClass *klass)
{
  /**
   * BalStatementSet:scheme:
   *
   * The code of the scheme of statements: one of the document, or of the framework, such as
   * "statements-five".
   *
   * Since: 0.1
   */
  /**
   * BalStatementSet:crosswalk:
   *
   * The code of the crosswalk from the statements to the themes of impact.
   *
   * Since: 0.1
   */
  /**
   * BalStatementSet:strategies:
   *
   * The codes of the strategies that are worded by it.
   *
   * Since: 0.1
   */
  /**
   * BalStatementSet:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalStatementSet:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_statement_set_init (BalStatementSet *self)
{
}

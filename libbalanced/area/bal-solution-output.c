/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-solution-output.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalSolutionOutput:
 *
 * What a solution brings about directly, before any difference to children can be measured.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: B1.
 *
 * Since: 0.1
 */
struct _BalSolutionOutput
{
  BalItem parent_instance;
};

struct _BalSolutionOutputClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSolutionOutput, bal_solution_output, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "processes", BAL_MEMBER_TEXTS, .refers_to = "processes" },
  { "measures", BAL_MEMBER_TEXTS, .refers_to = "measures" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_solution_output_class_init (BalSolutionOutputClass *klass)
{
  /**
   * BalSolutionOutput:code:
   *
   * The code of the output.
   *
   * Since: 0.1
   */
  /**
   * BalSolutionOutput:label:
   *
   * What it is.
   *
   * Since: 0.1
   */
  /**
   * BalSolutionOutput:processes:
   *
   * The codes of the processes that it comes from.
   *
   * Since: 0.1
   */
  /**
   * BalSolutionOutput:measures:
   *
   * The codes of the measures that count it.
   *
   * Since: 0.1
   */
  /**
   * BalSolutionOutput:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalSolutionOutput:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_solution_output_init (BalSolutionOutput *self)
{
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-integrated-solution.h"

#include "libbalanced/area/bal-process.h"
#include "libbalanced/area/bal-solution.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalIntegratedSolution:
 *
 * The integrated solution of an area: for each outcome what is done together, from a library
 * of processes.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: B1, B2.
 *
 * Since: 0.1
 */
struct _BalIntegratedSolution
{
  BalItem parent_instance;
};

struct _BalIntegratedSolutionClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalIntegratedSolution, bal_integrated_solution, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "processes", BAL_MEMBER_ITEMS, FALSE, bal_process_get_type, .defines = "processes" },
  { "solutions", BAL_MEMBER_ITEMS, FALSE, bal_solution_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_integrated_solution_class_init (BalIntegratedSolutionClass *klass)
{
  /**
   * BalIntegratedSolution:processes:
   *
   * The processes, those of the library and those that say what is different.
   *
   * Since: 0.1
   */
  /**
   * BalIntegratedSolution:solutions:
   *
   * What is done towards each outcome.
   *
   * Since: 0.1
   */
  /**
   * BalIntegratedSolution:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalIntegratedSolution:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_integrated_solution_init (BalIntegratedSolution *self)
{
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-solution.h"

#include "libbalanced/area/bal-context-requirement.h"
#include "libbalanced/area/bal-contribution.h"
#include "libbalanced/area/bal-solution-output.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalSolution:
 *
 * What is done together towards one outcome, in six components: how success is known,
 * outputs, processes, measures of impact, contributions, context.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: B1.
 *
 * Since: 0.1
 */
struct _BalSolution
{
  BalItem parent_instance;
};

struct _BalSolutionClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSolution, bal_solution, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "outcome", BAL_MEMBER_TEXT, TRUE, .refers_to = ":outcomes" },
  { "label", BAL_MEMBER_LABEL },
  { "success", BAL_MEMBER_LABEL },
  { "outputs", BAL_MEMBER_ITEMS, FALSE, bal_solution_output_get_type, .defines = "outputs" },
  { "processes", BAL_MEMBER_TEXTS, .refers_to = "processes" },
  { "measures", BAL_MEMBER_TEXTS, .refers_to = "measures" },
  { "contributions", BAL_MEMBER_ITEMS, FALSE, bal_contribution_get_type },
  { "context", BAL_MEMBER_ITEMS, FALSE, bal_context_requirement_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_solution_class_init (BalSolutionClass *klass)
{
  /**
   * BalSolution:outcome:
   *
   * The code of the outcome.
   *
   * Since: 0.1
   */
  /**
   * BalSolution:label:
   *
   * What the solution is called.
   *
   * Since: 0.1
   */
  /**
   * BalSolution:success:
   *
   * How it will be known that the outcome is reached.
   *
   * Since: 0.1
   */
  /**
   * BalSolution:outputs:
   *
   * What it brings about directly.
   *
   * Since: 0.1
   */
  /**
   * BalSolution:processes:
   *
   * The codes of the processes that it uses.
   *
   * Since: 0.1
   */
  /**
   * BalSolution:measures:
   *
   * The codes of the measures of its impact.
   *
   * Since: 0.1
   */
  /**
   * BalSolution:contributions:
   *
   * What each role contributes.
   *
   * Since: 0.1
   */
  /**
   * BalSolution:context:
   *
   * What has to be so around it.
   *
   * Since: 0.1
   */
  /**
   * BalSolution:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalSolution:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_solution_init (BalSolution *self)
{
}

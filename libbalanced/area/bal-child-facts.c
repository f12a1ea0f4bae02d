/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-child-facts.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalChildFacts:
 *
 * What is known about one child, as far as the rules of responsibility ask for it.
 *
 * It holds no identifier. What is not stated is not known, which is not the same as absent.
 *
 * ```python
 * facts = Balanced.ChildFacts(age_months=80, conditions=['ehc-plan'], residence='sutton')
 * area.find_responsible(facts, '2021-02-28')
 * ```
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F8.
 *
 * Since: 0.1
 */
struct _BalChildFacts
{
  BalItem parent_instance;
};

struct _BalChildFactsClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalChildFacts, bal_child_facts, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "age_months", BAL_MEMBER_INTEGER }, { "phase", BAL_MEMBER_TEXT },
  { "setting", BAL_MEMBER_TEXT },       { "service", BAL_MEMBER_TEXT },
  { "level", BAL_MEMBER_TEXT },         { "task", BAL_MEMBER_TEXT },
  { "residence", BAL_MEMBER_TEXT },     { "registration", BAL_MEMBER_TEXT },
  { "conditions", BAL_MEMBER_TEXTS },   { "absent_conditions", BAL_MEMBER_TEXTS },
};

static void
bal_child_facts_class_init (BalChildFactsClass *klass)
{
  /**
   * BalChildFacts:age-months:
   *
   * The age in months; not stated where it is not known.
   *
   * Since: 0.1
   */
  /**
   * BalChildFacts:phase:
   *
   * The phase of education, such as "reception".
   *
   * Since: 0.1
   */
  /**
   * BalChildFacts:setting:
   *
   * The code of the setting, or kind of setting, where the child is met.
   *
   * Since: 0.1
   */
  /**
   * BalChildFacts:service:
   *
   * The service that is asked about, such as "speech-language"; not stated for all.
   *
   * Since: 0.1
   */
  /**
   * BalChildFacts:level:
   *
   * The code of the level that is asked about.
   *
   * Since: 0.1
   */
  /**
   * BalChildFacts:task:
   *
   * The task that is asked about, such as "plan-advice"; not stated for support itself.
   *
   * Since: 0.1
   */
  /**
   * BalChildFacts:residence:
   *
   * Where the child lives, in the words of the rules.
   *
   * Since: 0.1
   */
  /**
   * BalChildFacts:registration:
   *
   * With whose general practitioner the child is registered, in the words of the rules.
   *
   * Since: 0.1
   */
  /**
   * BalChildFacts:conditions:
   *
   * What holds of the child, such as "ehc-plan".
   *
   * Since: 0.1
   */
  /**
   * BalChildFacts:absent-conditions:
   *
   * What is known not to hold of the child; what stands in neither list is not known.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_child_facts_init (BalChildFacts *self)
{
}

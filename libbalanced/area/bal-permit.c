/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-permit.h"

#include "libbalanced/area/bal-permit-rules-private.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalPermit:
 *
 * Whether the sharing agreements of an area permit a flow of data on a day, and if not, why not.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K1, K2, K7.
 *
 * Since: 0.1
 */
struct _BalPermit
{
  BalItem parent_instance;

  BalFindings *findings; /* owned; NULL until it has been asked */
};

struct _BalPermitClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalPermit, bal_permit, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "allowed", BAL_MEMBER_BOOLEAN },      { "agreement", BAL_MEMBER_TEXT },
  { "reasons", BAL_MEMBER_TEXTS },        { "allowed_fields", BAL_MEMBER_TEXTS },
  { "refused_fields", BAL_MEMBER_TEXTS },
};

static void
bal_permit_finalize (GObject *object)
{
  BalPermit *self = (BalPermit *) object;

  g_clear_object (&self->findings);

  G_OBJECT_CLASS (bal_permit_parent_class)->finalize (object);
}

static void
bal_permit_class_init (BalPermitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bal_permit_finalize;

  /**
   * BalPermit:allowed: (getter get_allowed)
   *
   * Whether the data may flow.
   *
   * Since: 0.1
   */
  /**
   * BalPermit:agreement: (getter get_agreement)
   *
   * The code of the agreement that permits it, or of the one that comes nearest.
   *
   * Since: 0.1
   */
  /**
   * BalPermit:reasons: (getter get_reasons)
   *
   * Why it may not: the codes of findings, without repetition.
   *
   * Since: 0.1
   */
  /**
   * BalPermit:allowed-fields: (getter get_allowed_fields)
   *
   * The fields that may flow.
   *
   * Since: 0.1
   */
  /**
   * BalPermit:refused-fields: (getter get_refused_fields)
   *
   * The fields of the flow that may not.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_permit_init (BalPermit *self)
{
}

/**
 * bal_permit_get_allowed: (get-property allowed)
 * @self: an answer
 *
 * Gets whether the data may flow.
 *
 * Returns: %TRUE when it may
 *
 * Since: 0.1
 */
gboolean
bal_permit_get_allowed (BalPermit *self)
{
  g_return_val_if_fail (BAL_IS_PERMIT (self), FALSE);

  return bal_item_get_boolean (BAL_ITEM (self), "allowed");
}

/**
 * bal_permit_get_agreement: (get-property agreement)
 * @self: an answer
 *
 * Gets the code of the agreement that permits it, or of the one that comes nearest to it.
 *
 * Returns: (nullable): the code; %NULL when no agreement names the purpose
 *
 * Since: 0.1
 */
const char *
bal_permit_get_agreement (BalPermit *self)
{
  g_return_val_if_fail (BAL_IS_PERMIT (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "agreement");
}

/**
 * bal_permit_get_reasons: (get-property reasons)
 * @self: an answer
 *
 * Gets why the data may not flow.
 *
 * Returns: (array zero-terminated=1) (transfer none): the codes of findings, without repetition;
 *   none when it may
 *
 * Since: 0.1
 */
const char *const *
bal_permit_get_reasons (BalPermit *self)
{
  g_return_val_if_fail (BAL_IS_PERMIT (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "reasons");
}

/**
 * bal_permit_get_allowed_fields: (get-property allowed-fields)
 * @self: an answer
 *
 * Gets the names of the fields that may flow.
 *
 * When the flow states no fields, they are all that the agreement names for it, where nothing else
 * stands in the way; so an export can be cut down to them, and asked about again.
 *
 * Returns: (array zero-terminated=1) (transfer none): the names of fields
 *
 * Since: 0.1
 */
const char *const *
bal_permit_get_allowed_fields (BalPermit *self)
{
  g_return_val_if_fail (BAL_IS_PERMIT (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "allowed_fields");
}

/**
 * bal_permit_get_refused_fields: (get-property refused-fields)
 * @self: an answer
 *
 * Gets the names of the fields of the flow that may not flow.
 *
 * Returns: (array zero-terminated=1) (transfer none): the names of fields
 *
 * Since: 0.1
 */
const char *const *
bal_permit_get_refused_fields (BalPermit *self)
{
  g_return_val_if_fail (BAL_IS_PERMIT (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "refused_fields");
}

/**
 * bal_permit_get_findings:
 * @self: an answer
 *
 * Gets why the data may not flow, in words: a finding for each condition that is not met, about the
 * member of the flow.
 *
 * Returns: (transfer none) (nullable): the findings; %NULL for an answer that was not made by
 *   [method@Balanced.Area.find_permit]
 *
 * Since: 0.1
 */
BalFindings *
bal_permit_get_findings (BalPermit *self)
{
  g_return_val_if_fail (BAL_IS_PERMIT (self), NULL);

  return self->findings;
}

static void
add_reason (BalFindingsBuilder *findings, BalPermitCondition condition, BalItem *flow)
{
  const char *member = bal_permit_condition_get_member (condition);
  g_autofree char *subject =
    g_strconcat (bal_item_get_pointer (flow), member != NULL ? "/" : "", member, NULL);

  bal_findings_builder_add (findings, bal_permit_condition_get_code (condition), subject, NULL,
                            NULL, 0);
}

static BalFindings *
list_reasons (guint32 failed, BalItem *flow, GPtrArray *codes)
{
  BalFindingsBuilder *findings = bal_findings_builder_new ();

  for (guint i = 0; i < BAL_PERMIT_N_CONDITIONS; i++)
    {
      const char *code = bal_permit_condition_get_code (i);

      if ((failed & (1U << i)) == 0)
        continue;
      add_reason (findings, i, flow);
      if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
        g_ptr_array_add (codes, (gpointer) code);
    }

  return bal_findings_builder_end (findings);
}

/**
 * bal_area_find_permit:
 * @self: an area
 * @flow: what is to flow
 * @as_at: the day on which it is to flow, in days since 1970-01-01
 * @presume_tier_2: whether figures about the performance of providers need an agreement of Tier 2;
 *   %TRUE where nothing else was decided
 *
 * Says whether the sharing agreements of the area permit a flow of data on a day.
 *
 * It is closed unless it is opened: what an agreement does not name it does not permit, and what
 * the flow does not state is not met. The data may flow when one term of one agreement meets all of
 * this:
 *
 * - it names the purpose, the giver, the receiver, every class of data and every field, and lets
 *   persons be told as far as the flow does
 * - its agreement is in force, and both sides have signed it
 * - both sides have signed an agreement of Tier 1 or one between data controllers that is in force;
 *   the one that the agreement stands under, where it names one
 * - its agreement is of Tier 2, where rows about persons flow, and where it is presumed; then an
 *   impact assessment is recorded too
 * - it states a legal basis; for rows with data of a special category also a condition
 * - it says that consent is not required, or the flow holds only data of those who consented
 * - it says how long rows about persons may be kept, and the flow keeps them no longer
 *
 * The rule for provider performance comes from the blueprint for information sharing in integrated
 * care; that rows about persons always need Tier 2 is ours.
 *
 * No fact about a child is asked for. Vendors ask before each export:
 *
 * ```python
 * permit = area.permit('2024-03-01', giver='trust', receiver='council', purpose='dashboard',
 *                      data_classes=['waits'], fields=['agency', 'weeks'],
 * identifiability='aggregate') permit.allowed, permit.reasons, permit.allowed_fields
 * ```
 *
 * Features: K1, K2, K7.
 *
 * Returns: (transfer full): the answer
 *
 * Since: 0.1
 */
BalPermit *
bal_area_find_permit (BalArea *self, BalDataFlow *flow, gint32 as_at, gboolean presume_tier_2)
{
  g_autoptr (BalPermitRules) rules = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (BalFindings) findings = NULL;
  BalPermitAnswer answer = { 0 };
  BalPermit *permit = NULL;

  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (BAL_IS_DATA_FLOW (flow), NULL);

  rules = bal_permit_rules_new (self, presume_tier_2);
  codes = g_ptr_array_new ();
  answer = bal_permit_rules_judge (rules, BAL_ITEM (flow), as_at);
  fields = bal_permit_answer_list_fields (&answer, BAL_ITEM (flow));
  refused = bal_permit_answer_list_refused (&answer, BAL_ITEM (flow));
  findings = list_reasons (answer.failed, BAL_ITEM (flow), codes);
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (fields, NULL);
  g_ptr_array_add (refused, NULL);
  permit =
    g_object_new (BAL_TYPE_PERMIT, "allowed", answer.failed == 0, "agreement",
                  answer.agreement != NULL ? bal_item_get_text (answer.agreement, "code") : NULL,
                  "reasons", codes->pdata, "allowed-fields", fields->pdata, "refused-fields",
                  refused->pdata, NULL);
  permit->findings = g_steal_pointer (&findings);

  return permit;
}

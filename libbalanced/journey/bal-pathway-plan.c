/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-pathway-plan-private.h"

#include "libbalanced/area/bal-pathway-rule.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/document/bal-item-private.h"

/* The members of units, and the columns of episodes that they are about. */
static const struct
{
  const char *member;
  const char *column;
} unit_members[] = {
  { "strands", "strand" },     { "levels", "level" },         { "stages", "stage" },
  { "agencies", "agency" },    { "roles", "role" },           { "need_types", "need_type" },
  { "groupings", "grouping" }, { "provisions", "provision" },
};

static gboolean
compile (BalRowMatch *self,
         const BalAnalysisInput *input,
         BalItem *units,
         const char *rule,
         GError **error)
{
  g_autofree char *what = g_strdup_printf ("the rule “%s” of a care pathway", rule);
  g_autoptr (GPtrArray) conditions = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (unit_members); i++)
    {
      const char *const *codes = bal_item_get_texts (units, unit_members[i].member);

      for (guint j = 0; codes[j]; j++)
        g_ptr_array_add (conditions, g_strdup_printf ("%s=%s", unit_members[i].column, codes[j]));
    }
  g_ptr_array_add (conditions, NULL);
  return bal_row_match_init (self, input, (const char *const *) conditions->pdata, what, error);
}

static gboolean
fail (GError **error, const char *code, const char *what)
{
  g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
               "Reading the rule “%s” of a care pathway: %s", code, what);
  return FALSE;
}

static gboolean
read_rule (BalPathwayPlanRule *self,
           const BalAnalysisInput *input,
           BalPathwayRule *rule,
           GError **error)
{
  const char *code = bal_pathway_rule_get_code (rule);
  gint64 days = bal_pathway_rule_get_days (rule);
  BalItem *subject = (BalItem *) bal_pathway_rule_get_subject (rule);
  BalItem *other = (BalItem *) bal_pathway_rule_get_other (rule);

  self->kind = (BalPathwayCaseKind) bal_pathway_rule_get_kind (rule);
  self->days = days == BAL_ITEM_NOT_STATED ? -1 : (gint32) CLAMP (days, 0, G_MAXINT16);
  if (!code)
    return fail (error, "", "it has no code");
  if (!subject || !other)
    return fail (error, code, "it needs a subject and an other");
  if (days != BAL_ITEM_NOT_STATED && (days < 0 || days > G_MAXINT16))
    return fail (error, code, "its days are not between 0 and 32767");
  if (self->days < 0 &&
      (self->kind == BAL_PATHWAY_CASE_WITHIN || self->kind == BAL_PATHWAY_CASE_WAIT))
    return fail (error, code, "it needs days");
  return compile (&self->subject, input, subject, code, error) &&
         compile (&self->other, input, other, code, error);
}

BalPathwayPlan *
bal_pathway_plan_new (const BalAnalysisInput *input, GListModel *rules, GError **error)
{
  g_autoptr (BalPathwayPlan) self = g_new0 (BalPathwayPlan, 1);

  self->n_rules = g_list_model_get_n_items (rules);
  self->rules = g_new0 (BalPathwayPlanRule, self->n_rules);
  for (guint i = 0; i < self->n_rules; i++)
    {
      g_autoptr (BalPathwayRule) rule = g_list_model_get_item (rules, i);

      if (!read_rule (&self->rules[i], input, rule, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
bal_pathway_plan_free (BalPathwayPlan *self)
{
  if (!self)
    return;
  for (guint i = 0; i < self->n_rules; i++)
    {
      bal_row_match_clear (&self->rules[i].subject);
      bal_row_match_clear (&self->rules[i].other);
    }
  g_free (self->rules);
  g_free (self);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-pathway-plan-private.h"

#include "libbalanced/area/bal-pathway-rule.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/document/bal-item-private.h"

static const struct
{
  const char *member;
  BalAttribute attribute;
  gboolean is_closed; /* the framework has all its codes */
} unit_members[BAL_PATHWAY_UNITS_MEMBERS] = {
  { "strands", BAL_ATTRIBUTE_STRAND, TRUE },      { "levels", BAL_ATTRIBUTE_LEVEL, TRUE },
  { "stages", BAL_ATTRIBUTE_STAGE, TRUE },        { "agencies", BAL_ATTRIBUTE_AGENCY, FALSE },
  { "roles", BAL_ATTRIBUTE_ROLE, FALSE },         { "need_types", BAL_ATTRIBUTE_NEED_TYPE, FALSE },
  { "groupings", BAL_ATTRIBUTE_GROUPING, FALSE }, { "provisions", BAL_ATTRIBUTE_PROVISION, FALSE },
};

static gboolean
take_code (const BalAnalysisInput *input, BalAttribute attribute, const char *code, guint8 *takes)
{
  guint n = input->get_n_names (input->owner, attribute);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (input->get_name (input->owner, attribute, i), code) == 0)
      {
        takes[i + 1] = TRUE;
        return TRUE;
      }
  return FALSE;
}

static gboolean
compile (BalPathwayUnitsFilter *self,
         const BalAnalysisInput *input,
         BalItem *units,
         const char *rule,
         GError **error)
{
  for (guint i = 0; i < BAL_PATHWAY_UNITS_MEMBERS; i++)
    {
      const char *const *codes = bal_item_get_texts (units, unit_members[i].member);
      BalAttribute attribute = unit_members[i].attribute;
      guint8 *takes;

      if (!codes[0])
        continue;
      takes = g_new0 (guint8, input->get_n_names (input->owner, attribute) + 1);
      self->attributes[self->n] = attribute;
      self->takes[self->n++] = takes;
      for (guint j = 0; codes[j]; j++)
        if (!take_code (input, attribute, codes[j], takes) && unit_members[i].is_closed)
          {
            g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
                         "Reading the rule “%s” of a care pathway: “%s” is not among the %s of the "
                         "framework",
                         rule, codes[j], unit_members[i].member);
            return FALSE;
          }
    }
  return TRUE;
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

static void
clear_filter (BalPathwayUnitsFilter *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->takes[i]);
}

void
bal_pathway_plan_free (BalPathwayPlan *self)
{
  if (!self)
    return;
  for (guint i = 0; i < self->n_rules; i++)
    {
      clear_filter (&self->rules[i].subject);
      clear_filter (&self->rules[i].other);
    }
  g_free (self->rules);
  g_free (self);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-arrangement-rules-private.h"

#include "libbalanced/area/bal-context-requirement.h"
#include "libbalanced/area/bal-formality.h"
#include "libbalanced/area/bal-provision.h"
#include "libbalanced/base/bal-graph-private.h"

#define LEAST_SEVERAL 2.0

static void
add_text (GHashTable *set, BalItem *item, const char *member)
{
  const char *code = bal_item_get_text (item, member);

  if (code != NULL)
    g_hash_table_add (set, (gpointer) code);
}

static void
add_texts (GHashTable *set, BalItem *item, const char *member)
{
  const char *const *codes = bal_item_get_texts (item, member);

  for (guint i = 0; codes[i] != NULL; i++)
    g_hash_table_add (set, (gpointer) codes[i]);
}

/* What was withdrawn is no longer paid. */
static void
add_contributors (GHashTable *set, BalItem *arrangement)
{
  GListModel *contributions = bal_item_get_items (arrangement, "contributions");

  for (guint i = 0; i < g_list_model_get_n_items (contributions); i++)
    {
      BalItem *contribution = bal_item_peek (contributions, i);

      if (bal_item_get_enum (contribution, "status") != BAL_PROVISION_STATUS_ENDED)
        add_text (set, contribution, "agency");
    }
}

GHashTable *
bal_arrangement_list_agencies (BalItem *arrangement)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  add_texts (set, arrangement, "commissioners");
  add_texts (set, arrangement, "providers");
  add_texts (set, arrangement, "partners");
  add_text (set, arrangement, "lead");
  add_text (set, arrangement, "host");
  add_contributors (set, arrangement);

  return set;
}

guint
bal_arrangement_count_persons (BalArea *area, BalItem *arrangement)
{
  const char *const *posts = bal_item_get_texts (arrangement, "posts");
  g_autoptr (GHashTable) persons = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_unknown = 0;

  for (guint i = 0; posts[i] != NULL; i++)
    {
      BalItem *post = bal_area_lookup (area, "posts", posts[i]);

      if (post != NULL && bal_item_has_member (post, "person"))
        add_text (persons, post, "person");
      else
        n_unknown++;
    }

  return g_hash_table_size (persons) + n_unknown;
}

/* Contracts */

static GHashTable *
index_subcontracts (BalArea *area)
{
  GListModel *contracts = bal_item_get_items (BAL_ITEM (area), "contracts");
  GHashTable *by_main =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < g_list_model_get_n_items (contracts); i++)
    {
      BalItem *contract = bal_item_peek (contracts, i);
      const char *main = bal_item_get_text (contract, "subcontract_of");
      GPtrArray *found = main != NULL ? g_hash_table_lookup (by_main, main) : NULL;

      if (main == NULL)
        continue;
      if (found == NULL)
        {
          found = g_ptr_array_new ();
          g_hash_table_insert (by_main, (gpointer) main, found);
        }
      g_ptr_array_add (found, contract);
    }

  return by_main;
}

static void
add_contract (GPtrArray *contracts, GHashTable *seen, BalItem *contract)
{
  if (contract != NULL && g_hash_table_add (seen, contract))
    g_ptr_array_add (contracts, contract);
}

/* The contracts of the arrangement, and those that were given under them, each once. */
static GPtrArray *
list_contracts (const BalArrangementRules *self, BalItem *arrangement, guint *n_named)
{
  const char *const *codes = bal_item_get_texts (arrangement, "contracts");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *contracts = g_ptr_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    add_contract (contracts, seen, bal_area_lookup (self->area, "contracts", codes[i]));
  *n_named = contracts->len;
  for (guint i = 0; i < contracts->len; i++)
    {
      const char *code = bal_item_get_text (g_ptr_array_index (contracts, i), "code");
      GPtrArray *under = code != NULL ? g_hash_table_lookup (self->by_main, code) : NULL;

      for (guint j = 0; under != NULL && j < under->len; j++)
        add_contract (contracts, seen, g_ptr_array_index (under, j));
    }

  return contracts;
}

/* An outcome by an alias is the same outcome. */
static gboolean
has_outcome (BalArea *area, const char *const *codes, const char *wanted)
{
  BalFramework *framework = bal_area_get_framework (area);
  BalOutcome *outcome = bal_framework_lookup_outcome (framework, wanted);

  for (guint i = 0; codes[i] != NULL; i++)
    if (g_str_equal (codes[i], wanted) ||
        (outcome != NULL && bal_framework_lookup_outcome (framework, codes[i]) == outcome))
      return TRUE;

  return FALSE;
}

static gboolean
has_all (BalArea *area, BalItem *contract, BalItem *arrangement, const char *member)
{
  const char *const *wanted = bal_item_get_texts (arrangement, member);
  const char *const *codes = bal_item_get_texts (contract, member);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (!has_outcome (area, codes, wanted[i]))
      return FALSE;

  return TRUE;
}

/* Steps */

static GPtrArray *
list_steps (BalArea *area)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (area), "integration");
  GListModel *arrangements = section != NULL ? bal_item_get_items (section, "arrangements") : NULL;
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; arrangements != NULL && i < g_list_model_get_n_items (arrangements); i++)
    {
      GListModel *steps = bal_item_get_items (bal_item_peek (arrangements, i), "steps");

      for (guint j = 0; j < g_list_model_get_n_items (steps); j++)
        g_ptr_array_add (all, bal_item_peek (steps, j));
    }

  return all;
}

static BalGraph *
connect_steps (GPtrArray *steps)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) to = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = steps->len; i-- > 0;)
    if (bal_item_has_member (steps->pdata[i], "code"))
      g_hash_table_insert (numbers, (gpointer) bal_item_get_text (steps->pdata[i], "code"),
                           GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < steps->len; i++)
    {
      const char *const *codes = bal_item_get_texts (steps->pdata[i], "follows");

      for (guint j = 0; codes[j] != NULL; j++)
        {
          const guint found = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, codes[j]));
          const guint earlier = found - 1;

          if (found == 0)
            continue;
          g_array_append_val (from, earlier);
          g_array_append_val (to, i);
        }
    }

  return bal_graph_new (steps->len, (const guint *) (gpointer) from->data,
                        (const guint *) (gpointer) to->data, from->len);
}

static void
mark_steps (GPtrArray *steps,
            const BalGraph *graph,
            const char *kind,
            gboolean forwards,
            GHashTable *marked)
{
  g_autofree guint8 *marks = g_new0 (guint8, (gsize) steps->len + 1);

  for (guint i = 0; i < steps->len; i++)
    marks[i] = g_strcmp0 (bal_item_get_text (steps->pdata[i], "kind"), kind) == 0;
  bal_graph_reach (graph, forwards, marks);
  for (guint i = 0; i < steps->len; i++)
    if (marks[i])
      g_hash_table_add (marked, steps->pdata[i]);
}

static void
trace_steps (BalArrangementRules *self)
{
  g_autoptr (GPtrArray) steps = list_steps (self->area);
  g_autoptr (BalGraph) graph = connect_steps (steps);

  mark_steps (steps, graph, "package", FALSE, self->to_package);
  mark_steps (steps, graph, "conversation", TRUE, self->to_conversation);
}

/* The rules. Each counts what it finds, or answers at once. */

typedef BalRuleState (*Judge) (const BalArrangementRules *self,
                               BalItem *arrangement,
                               const char *rule,
                               BalRuleVerdict *verdict);

static BalRuleState
need_least (BalRuleVerdict *verdict, guint found, double least)
{
  verdict->found = found;
  verdict->least = least;
  if (found == 0)
    return BAL_RULE_NOT_STATED;

  return found >= least ? BAL_RULE_HOLDS : BAL_RULE_BROKEN;
}

static BalRuleState
need_named (gboolean named)
{
  return named ? BAL_RULE_HOLDS : BAL_RULE_BROKEN;
}

static BalRuleState
judge_feature (const BalArrangementRules *self,
               BalItem *arrangement,
               const char *rule,
               BalRuleVerdict *verdict)
{
  GListModel *features = bal_item_get_items (arrangement, "features");
  BalRuleState state = BAL_RULE_NOT_STATED;

  for (guint i = 0; i < g_list_model_get_n_items (features); i++)
    {
      BalItem *feature = bal_item_peek (features, i);

      if (g_strcmp0 (bal_item_get_text (feature, "feature"), rule) != 0)
        continue;
      if (bal_item_get_enum (feature, "state") == BAL_CONTEXT_STATE_MET)
        state = BAL_RULE_HOLDS;
      else if (bal_item_get_enum (feature, "state") == BAL_CONTEXT_STATE_UNMET)
        return BAL_RULE_BROKEN;
    }

  return state;
}

static BalRuleState
judge_providers (const BalArrangementRules *self,
                 BalItem *arrangement,
                 const char *rule,
                 BalRuleVerdict *verdict)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);

  add_texts (set, arrangement, "providers");

  return need_least (verdict, g_hash_table_size (set), LEAST_SEVERAL);
}

static BalRuleState
judge_agencies (const BalArrangementRules *self,
                BalItem *arrangement,
                const char *rule,
                BalRuleVerdict *verdict)
{
  g_autoptr (GHashTable) set = bal_arrangement_list_agencies (arrangement);

  return need_least (verdict, g_hash_table_size (set), LEAST_SEVERAL);
}

static BalRuleState
judge_funders (const BalArrangementRules *self,
               BalItem *arrangement,
               const char *rule,
               BalRuleVerdict *verdict)
{
  const char *const *posts = bal_item_get_texts (arrangement, "posts");
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);

  add_contributors (set, arrangement);
  for (guint i = 0; posts[i] != NULL; i++)
    {
      BalItem *post = bal_area_lookup (self->area, "posts", posts[i]);

      if (post != NULL)
        add_texts (set, post, "funders");
    }

  return need_least (verdict, g_hash_table_size (set), LEAST_SEVERAL);
}

static gboolean
is_pooled (const BalArrangementRules *self, BalItem *arrangement)
{
  return bal_item_has_member (arrangement, "pool") ||
         bal_item_has_member (arrangement, "contributions") ||
         judge_feature (self, arrangement, "pooled-fund", NULL) == BAL_RULE_HOLDS;
}

static BalRuleState
judge_contributors (const BalArrangementRules *self,
                    BalItem *arrangement,
                    const char *rule,
                    BalRuleVerdict *verdict)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);

  if (!is_pooled (self, arrangement))
    return BAL_RULE_NOT_APPLICABLE;

  add_contributors (set, arrangement);

  return need_least (verdict, g_hash_table_size (set), LEAST_SEVERAL);
}

static BalRuleState
judge_host (const BalArrangementRules *self,
            BalItem *arrangement,
            const char *rule,
            BalRuleVerdict *verdict)
{
  if (!is_pooled (self, arrangement))
    return BAL_RULE_NOT_APPLICABLE;

  return need_named (bal_item_has_member (arrangement, "host"));
}

static BalRuleState
judge_lead (const BalArrangementRules *self,
            BalItem *arrangement,
            const char *rule,
            BalRuleVerdict *verdict)
{
  return need_named (bal_item_has_member (arrangement, "lead"));
}

static BalRuleState
judge_named (const BalArrangementRules *self,
             BalItem *arrangement,
             const char *rule,
             BalRuleVerdict *verdict)
{
  if (g_str_equal (rule, "shared-outcomes"))
    return need_named (bal_item_has_member (arrangement, "outcomes") ||
                       bal_item_has_member (arrangement, "measures"));
  if (g_str_equal (rule, "place"))
    return need_named (bal_item_has_member (arrangement, "settings"));
  if (g_str_equal (rule, "post"))
    return need_named (bal_item_has_member (arrangement, "posts"));

  return need_named (bal_item_has_member (arrangement, "population"));
}

static BalRuleState
judge_agreement (const BalArrangementRules *self,
                 BalItem *arrangement,
                 const char *rule,
                 BalRuleVerdict *verdict)
{
  const int formality = bal_item_get_enum (arrangement, "formality");

  if (formality == BAL_FORMALITY_INFORMAL)
    return BAL_RULE_BROKEN;

  return formality == BAL_FORMALITY_FORMAL || bal_item_has_member (arrangement, "agreement")
           ? BAL_RULE_HOLDS
           : BAL_RULE_NOT_STATED;
}

/* A contract under another is no contract of the provider with a commissioner. */
static BalRuleState
judge_contract_each (const BalArrangementRules *self,
                     BalItem *arrangement,
                     const char *rule,
                     BalRuleVerdict *verdict)
{
  const char *const *providers = bal_item_get_texts (arrangement, "providers");
  g_autoptr (GHashTable) with_contract = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_named = 0;
  g_autoptr (GPtrArray) contracts = list_contracts (self, arrangement, &n_named);

  if (n_named == 0 || providers[0] == NULL)
    return BAL_RULE_NOT_STATED;

  for (guint i = 0; i < n_named; i++)
    if (!bal_item_has_member (g_ptr_array_index (contracts, i), "subcontract_of"))
      add_text (with_contract, g_ptr_array_index (contracts, i), "provider");
  verdict->least = g_strv_length ((GStrv) providers);
  for (guint i = 0; providers[i] != NULL; i++)
    verdict->found += g_hash_table_contains (with_contract, providers[i]);

  return verdict->found >= verdict->least ? BAL_RULE_HOLDS : BAL_RULE_BROKEN;
}

static BalRuleState
judge_one_contract (const BalArrangementRules *self,
                    BalItem *arrangement,
                    const char *rule,
                    BalRuleVerdict *verdict)
{
  guint n_named = 0;
  g_autoptr (GPtrArray) contracts = list_contracts (self, arrangement, &n_named);

  for (guint i = 0; i < n_named; i++)
    verdict->found += !bal_item_has_member (g_ptr_array_index (contracts, i), "subcontract_of");
  verdict->least = 1.0;
  if (n_named == 0)
    return BAL_RULE_NOT_STATED;

  return verdict->found == 1.0 ? BAL_RULE_HOLDS : BAL_RULE_BROKEN;
}

static BalRuleState
judge_subcontracts (const BalArrangementRules *self,
                    BalItem *arrangement,
                    const char *rule,
                    BalRuleVerdict *verdict)
{
  guint n_named = 0;
  g_autoptr (GPtrArray) contracts = list_contracts (self, arrangement, &n_named);

  if (n_named == 0)
    return BAL_RULE_NOT_STATED;

  for (guint i = 0; i < contracts->len; i++)
    if (bal_item_has_member (g_ptr_array_index (contracts, i), "subcontract_of"))
      return BAL_RULE_HOLDS;

  return BAL_RULE_BROKEN;
}

/* Contracts may ask for more, and must ask for all that is shared. */
static BalRuleState
judge_same_outcomes (const BalArrangementRules *self,
                     BalItem *arrangement,
                     const char *rule,
                     BalRuleVerdict *verdict)
{
  const char *member = bal_item_has_member (arrangement, "outcomes") ? "outcomes" : "measures";
  guint n_silent = 0;
  guint n_named = 0;
  g_autoptr (GPtrArray) contracts = list_contracts (self, arrangement, &n_named);

  if (n_named == 0 || !bal_item_has_member (arrangement, member))
    return BAL_RULE_NOT_STATED;

  verdict->least = contracts->len;
  for (guint i = 0; i < contracts->len; i++)
    {
      BalItem *contract = g_ptr_array_index (contracts, i);

      n_silent += !bal_item_has_member (contract, member);
      verdict->found += has_all (self->area, contract, arrangement, member);
    }
  if (verdict->found + n_silent < verdict->least)
    return BAL_RULE_BROKEN;

  return n_silent == 0 ? BAL_RULE_HOLDS : BAL_RULE_NOT_STATED;
}

/* Whether one of the agencies is of the sector; where none is, those whose sector is not stated may
 * be. */
static BalRuleState
find_sector (const BalArrangementRules *self, BalItem *arrangement, const char *sector)
{
  g_autoptr (GHashTable) agencies = bal_arrangement_list_agencies (arrangement);
  BalRuleState state = g_hash_table_size (agencies) > 0 ? BAL_RULE_BROKEN : BAL_RULE_NOT_STATED;
  GHashTableIter iter;
  gpointer code = NULL;

  g_hash_table_iter_init (&iter, agencies);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    {
      BalItem *agency = bal_area_lookup (self->area, "agencies", code);
      const char *own = agency != NULL ? bal_item_get_text (agency, "sector") : NULL;

      if (g_strcmp0 (own, sector) == 0)
        return BAL_RULE_HOLDS;
      if (own == NULL)
        state = BAL_RULE_NOT_STATED;
    }

  return state;
}

static BalRuleState
judge_sectors (const BalArrangementRules *self,
               BalItem *arrangement,
               const char *rule,
               BalRuleVerdict *verdict)
{
  const BalRuleState nhs = find_sector (self, arrangement, "nhs");
  const BalRuleState council = find_sector (self, arrangement, "local_authority");

  if (nhs == BAL_RULE_BROKEN || council == BAL_RULE_BROKEN)
    return BAL_RULE_BROKEN;

  return nhs == BAL_RULE_HOLDS ? council : nhs;
}

static BalRuleState
judge_families (const BalArrangementRules *self,
                BalItem *arrangement,
                const char *rule,
                BalRuleVerdict *verdict)
{
  return find_sector (self, arrangement, "family");
}

static BalRuleState
judge_function (const BalArrangementRules *self,
                BalItem *arrangement,
                const char *rule,
                BalRuleVerdict *verdict)
{
  const char *const functions[] = { "lead-commissioning", "integrated-provision", "pooled-fund" };
  BalRuleState state = BAL_RULE_BROKEN;

  if (is_pooled (self, arrangement))
    return BAL_RULE_HOLDS;

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      const BalRuleState one = judge_feature (self, arrangement, functions[i], verdict);

      if (one == BAL_RULE_HOLDS)
        return BAL_RULE_HOLDS;
      if (one == BAL_RULE_NOT_STATED)
        state = BAL_RULE_NOT_STATED;
    }

  return state;
}

static BalRuleState
judge_conversation (const BalArrangementRules *self,
                    BalItem *arrangement,
                    const char *rule,
                    BalRuleVerdict *verdict)
{
  GListModel *steps = bal_item_get_items (arrangement, "steps");
  const guint n_steps = g_list_model_get_n_items (steps);
  gboolean is_there = FALSE;

  for (guint i = 0; i < n_steps; i++)
    {
      BalItem *step = bal_item_peek (steps, i);

      if (g_strcmp0 (bal_item_get_text (step, "kind"), "conversation") != 0)
        continue;
      is_there = TRUE;
      if (g_hash_table_contains (self->to_package, step))
        return BAL_RULE_HOLDS;
    }
  /* That a conversation leads to nothing is said of its step. */
  if (is_there)
    verdict->finding = NULL;

  return n_steps > 0 ? BAL_RULE_BROKEN : BAL_RULE_NOT_STATED;
}

static const struct
{
  const char *rule;
  const char *finding;
  const char *counts;
  Judge judge;
} rules[] = {
  { "agreed-at-strategic-level", "panel-not-agreed", NULL, judge_feature },
  { "case-process", "mdt-without-process", NULL, judge_feature },
  { "commissioning-task", "young-commissioners-without-task", NULL, judge_feature },
  { "contract-each", "arrangement-provider-without-contract", "providers", judge_contract_each },
  { "contracts-share-outcomes", "arrangement-outcomes-differ", "contracts", judge_same_outcomes },
  { "conversation-reaches-package", "conversation-missing", NULL, judge_conversation },
  { "families-take-part", "co-production-without-families", NULL, judge_families },
  { "family-knows-worker", "key-worker-unknown-to-family", NULL, judge_feature },
  { "from-the-start", "co-production-too-late", NULL, judge_feature },
  { "host", "arrangement-host-missing", NULL, judge_host },
  { "knows-delivery-models", "panel-delivery-unknown", NULL, judge_feature },
  { "knows-funding", "panel-funding-unknown", NULL, judge_feature },
  { "knows-referral", "panel-referral-unknown", NULL, judge_feature },
  { "knows-thresholds", "panel-thresholds-unknown", NULL, judge_feature },
  { "lead-provider", "arrangement-lead-missing", NULL, judge_lead },
  { "named-worker", "key-worker-not-named", NULL, judge_feature },
  { "nhs-and-local-authority", "arrangement-sectors-missing", NULL, judge_sectors },
  { "one-contract", "arrangement-contract-not-one", "contracts", judge_one_contract },
  { "one-worker-each", "key-worker-not-one", NULL, judge_feature },
  { "partnership-body", "mdt-without-body", NULL, judge_feature },
  { "place", "arrangement-place-missing", NULL, judge_named },
  { "pool-paid-by-several", "arrangement-pool-unfunded", "agencies", judge_contributors },
  { "population", "arrangement-population-missing", NULL, judge_named },
  { "post", "arrangement-post-missing", NULL, judge_named },
  { "route-into-decisions", "involvement-without-route", NULL, judge_feature },
  { "seat-at-the-table", "co-production-without-seat", NULL, judge_feature },
  { "section-75-function", "arrangement-function-missing", NULL, judge_function },
  { "several-agencies", "arrangement-agencies-few", "agencies", judge_agencies },
  { "several-funders", "arrangement-funders-few", "agencies", judge_funders },
  { "several-providers", "arrangement-providers-few", "providers", judge_providers },
  { "shared-outcomes", "arrangement-outcomes-missing", NULL, judge_named },
  { "subcontracts", "arrangement-without-subcontracts", NULL, judge_subcontracts },
  { "time-for-conversation", "co-production-without-time", NULL, judge_feature },
  { "written-agreement", "arrangement-not-written", NULL, judge_agreement },
  { "young-people-take-part", "young-commissioners-without-young-people", NULL, judge_feature },
};

BalArrangementRules *
bal_arrangement_rules_new (BalArea *area)
{
  BalArrangementRules *self = g_new0 (BalArrangementRules, 1);

  self->area = area;
  self->by_main = index_subcontracts (area);
  self->to_package = g_hash_table_new (NULL, NULL);
  self->to_conversation = g_hash_table_new (NULL, NULL);
  trace_steps (self);

  return self;
}

void
bal_arrangement_rules_free (BalArrangementRules *self)
{
  g_hash_table_unref (self->by_main);
  g_hash_table_unref (self->to_package);
  g_hash_table_unref (self->to_conversation);
  g_free (self);
}

gboolean
bal_arrangement_rules_judge (const BalArrangementRules *self,
                             BalItem *arrangement,
                             const char *rule,
                             BalRuleVerdict *verdict)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (!g_str_equal (rules[i].rule, rule))
        continue;
      *verdict = (BalRuleVerdict){ .finding = rules[i].finding, .counts = rules[i].counts };
      verdict->state = rules[i].judge (self, arrangement, rule, verdict);
      return TRUE;
    }

  return FALSE;
}

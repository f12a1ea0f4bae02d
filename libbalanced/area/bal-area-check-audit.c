/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/framework/bal-outcome.h"

/* Which measures there are, and which are not: for each outcome, for each contract, and on the
 * agenda. A measure without values is set out, and not yet measured. */

#define MOST_HEADLINES 5

static const char *const kinds[] = { "input", "reach", "implementation", "impact" };

enum
{
  OUTCOME,
  MEASURES,
  INPUT,
  IMPACT = INPUT + 3,
  IMPACT_STATE,
  QUANTITY,
  QUALITY,
  EFFORT,
  EFFECT,
  NATIONAL,
  LOCAL,
  QUANTITATIVE,
  QUALITATIVE,
};

static const BalTableColumn outcome_columns[] = {
  { "outcome", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "measures", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "input", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "reach", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "implementation", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "impact", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "impact_state", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "quantity", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "quality", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "effort", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "effect", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "national", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "local", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "quantitative", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "qualitative", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
};

static const BalTableColumn contract_columns[] = {
  { "contract", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "provider", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "measures", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "input_measures", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "quality_measures", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "effect_measures", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "has_conversion", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "in_force", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

static const BalTableColumn agenda_columns[] = {
  { "measure", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "accountability", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "agenda", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "communication_power", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "proxy_power", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "data_power", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "has_values", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

static const BalTableColumn proof_columns[] = {
  { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "outcome", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "question", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "measurable", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "measure", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "examples", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
};

typedef struct
{
  guint n;
  guint n_kind[G_N_ELEMENTS (kinds)];
  guint n_impact_measured;
  guint quantity;
  guint quality;
  guint effort;
  guint effect;
  guint national;
  guint local;
  guint quantitative;
  guint qualitative;
} Tally;

static gboolean
is_word (BalItem *item, const char *member, const char *word)
{
  return g_strcmp0 (bal_item_get_text (item, member), word) == 0;
}

static gboolean
has_values (BalItem *measure)
{
  return bal_item_count (measure, "series") > 0;
}

/* The quadrant says which of two halves a measure is in; a framework may have other quadrants. */
static gboolean
is_half (BalAreaChecking *self, BalItem *measure, const char *half)
{
  BalScheme *quadrants =
    bal_framework_lookup_scheme (bal_area_get_framework (self->area), "quadrants");
  const char *code = bal_item_get_text (measure, "quadrant");
  BalTerm *term = quadrants != NULL && code != NULL ? bal_scheme_lookup (quadrants, code) : NULL;

  return term != NULL && g_strv_contains (bal_term_get_attributes (term), half);
}

/* The kind decides where both are said: reach shares a cell with an effect, and is none. */
static gboolean
is_impact (BalAreaChecking *self, BalItem *measure)
{
  return bal_item_has_member (measure, "kind") ? is_word (measure, "kind", "impact")
                                               : is_half (self, measure, "effect");
}

static gboolean
is_input (BalAreaChecking *self, BalItem *measure)
{
  return is_word (measure, "kind", "input") ||
         (!bal_item_has_member (measure, "kind") && is_half (self, measure, "quantity") &&
          is_half (self, measure, "effort"));
}

static void
count_measure (BalAreaChecking *self, BalItem *measure, Tally *tally)
{
  const gboolean impact = is_impact (self, measure);

  tally->n++;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    tally->n_kind[i] += is_word (measure, "kind", kinds[i]);
  if (impact && !is_word (measure, "kind", "impact"))
    tally->n_kind[IMPACT - INPUT]++;
  tally->n_impact_measured += impact && has_values (measure);
  tally->quantity += is_half (self, measure, "quantity");
  tally->quality += is_half (self, measure, "quality");
  tally->effort += is_half (self, measure, "effort");
  tally->effect += is_half (self, measure, "effect");
  tally->national += is_word (measure, "origin", "national-return");
  tally->local += is_word (measure, "origin", "local") || is_word (measure, "origin", "contract");
  tally->quantitative += is_word (measure, "nature", "quantitative");
  tally->qualitative += is_word (measure, "nature", "qualitative");
}

/* Of measures for no outcome where that is NULL. */
static Tally
tally_outcome (BalAreaChecking *self, const char *outcome)
{
  GListModel *measures = bal_area_checking_get_list (self, "measures");
  const guint n_measures = g_list_model_get_n_items (measures);
  Tally tally = { 0 };

  for (guint i = 0; i < n_measures; i++)
    {
      BalItem *measure = bal_item_peek (measures, i);
      const char *const *outcomes = bal_item_get_texts (measure, "outcomes");

      if (outcome != NULL ? g_strv_contains (outcomes, outcome) : outcomes[0] == NULL)
        count_measure (self, measure, &tally);
    }
  return tally;
}

static void
append_tally (BalTableBuilder *table, const char *outcome, const Tally *tally)
{
  const guint counts[] = {
    tally->quantity, tally->quality, tally->effort,       tally->effect,
    tally->national, tally->local,   tally->quantitative, tally->qualitative
  };
  const char *state = tally->n_kind[IMPACT - INPUT] > 0 ? "planned" : "not-planned";

  if (tally->n_impact_measured > 0)
    state = "measured";
  bal_table_builder_append_text (table, OUTCOME, outcome);
  bal_table_builder_append_int (table, MEASURES, tally->n);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    bal_table_builder_append_int (table, INPUT + i, tally->n_kind[i]);
  bal_table_builder_append_text (table, IMPACT_STATE, state);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    bal_table_builder_append_int (table, QUANTITY + i, counts[i]);
}

static void
audit_outcomes (BalAreaChecking *self)
{
  GListModel *outcomes = bal_framework_get_outcomes (bal_area_get_framework (self->area));
  const guint n_outcomes = g_list_model_get_n_items (outcomes);
  BalTableBuilder *table = bal_table_builder_new_with_columns ("measure_balance", outcome_columns,
                                                               G_N_ELEMENTS (outcome_columns));
  const Tally none = tally_outcome (self, NULL);

  for (guint i = 0; i < n_outcomes; i++)
    {
      const char *code = bal_item_get_text (bal_item_peek (outcomes, i), "code");
      const Tally tally = tally_outcome (self, code);
      const BalFindingFigure figure = { "measures", tally.n };
      g_autofree char *subject = g_strconcat ("/framework/outcomes/", code, NULL);

      append_tally (table, code, &tally);
      if (tally.n > 0 && tally.n_kind[IMPACT - INPUT] == 0)
        bal_findings_builder_add (self->findings, "outcome-without-impact-measure", subject, NULL,
                                  &figure, 1);
    }
  if (none.n > 0)
    append_tally (table, NULL, &none);
  bal_area_checking_end_table (self, table);
}

static void
check_contract (BalAreaChecking *self, BalTableBuilder *table, BalItem *contract)
{
  const char *const *codes = bal_item_get_texts (contract, "measures");
  guint n = 0, inputs = 0, quality = 0, effect = 0, population = 0;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      BalItem *measure = bal_area_lookup (self->area, "measures", codes[i]);

      if (measure == NULL)
        continue;
      n++;
      inputs += is_input (self, measure);
      quality += is_half (self, measure, "quality");
      effect += is_impact (self, measure);
      population += is_word (measure, "accountability", "population");
    }
  bal_table_builder_append_text (table, 0, bal_item_get_text (contract, "code"));
  bal_table_builder_append_text (table, 1, bal_item_get_text (contract, "provider"));
  bal_table_builder_append_int (table, 2, n);
  bal_table_builder_append_int (table, 3, inputs);
  bal_table_builder_append_int (table, 4, quality);
  bal_table_builder_append_int (table, 5, effect);
  bal_table_builder_append_boolean (table, 6, bal_item_has_member (contract, "conversion"));
  bal_table_builder_append_boolean (table, 7, bal_area_checking_is_in_force (self, contract));
  if (n > 0 && inputs == n)
    {
      const BalFindingFigure figure = { "measures", n };

      bal_area_checking_add (self, "contract-input-only", contract, "measures", &figure, 1);
    }
  if (population > 0)
    {
      const BalFindingFigure figure = { "measures", population };

      bal_area_checking_add (self, "contract-on-population-measure", contract, "measures", &figure,
                             1);
    }
}

static void
audit_contracts (BalAreaChecking *self)
{
  GListModel *contracts = bal_area_checking_get_list (self, "contracts");
  const guint n_contracts = g_list_model_get_n_items (contracts);
  BalTableBuilder *table = NULL;

  if (n_contracts == 0)
    return;
  table = bal_table_builder_new_with_columns ("contracts", contract_columns,
                                              G_N_ELEMENTS (contract_columns));
  for (guint i = 0; i < n_contracts; i++)
    check_contract (self, table, bal_item_peek (contracts, i));
  bal_area_checking_end_table (self, table);
}

static void
append_agenda (BalTableBuilder *table, BalItem *measure)
{
  for (guint i = 0; i + 1 < G_N_ELEMENTS (agenda_columns); i++)
    bal_table_builder_append_text (
      table, i, bal_item_get_text (measure, i == 0 ? "code" : agenda_columns[i].name));
  bal_table_builder_append_boolean (table, G_N_ELEMENTS (agenda_columns) - 1, has_values (measure));
}

/* What an agency is judged by, and what a place is, are two agendas. */
static void
count_headlines (BalAreaChecking *self, const char *accountability)
{
  GListModel *measures = bal_area_checking_get_list (self, "measures");
  const guint n_measures = g_list_model_get_n_items (measures);
  BalFindingFigure figure = { "measures", 0.0 };

  for (guint i = 0; i < n_measures; i++)
    {
      BalItem *measure = bal_item_peek (measures, i);

      figure.value +=
        is_word (measure, "agenda", "headline") &&
        g_strcmp0 (bal_item_get_text (measure, "accountability"), accountability) == 0;
    }
  if (figure.value > MOST_HEADLINES)
    bal_findings_builder_add (self->findings, "headline-measures-too-many", "/measures", NULL,
                              &figure, 1);
}

static void
audit_agenda (BalAreaChecking *self)
{
  GListModel *measures = bal_area_checking_get_list (self, "measures");
  const guint n_measures = g_list_model_get_n_items (measures);
  g_autoptr (BalTableBuilder) table =
    bal_table_builder_new_with_columns ("measure_agenda", agenda_columns,
                                        G_N_ELEMENTS (agenda_columns));
  guint n_rows = 0;

  for (guint i = 0; i < n_measures; i++)
    {
      BalItem *measure = bal_item_peek (measures, i);

      if (!bal_item_has_member (measure, "agenda"))
        continue;
      append_agenda (table, measure);
      n_rows++;
      if (!is_word (measure, "agenda", "headline"))
        continue;
      if (!has_values (measure))
        bal_area_checking_add (self, "headline-measure-without-values", measure, "agenda", NULL, 0);
      if (is_half (self, measure, "quantity") && is_half (self, measure, "effort"))
        bal_area_checking_add (self, "headline-measure-of-effort", measure, "agenda", NULL, 0);
    }
  count_headlines (self, "population");
  count_headlines (self, "performance");
  count_headlines (self, NULL);
  if (n_rows > 0)
    bal_area_checking_end_table (self, g_steal_pointer (&table));
}

/* A target on one measure alone invites to meet it at the cost of another. */
static void
check_measure (BalAreaChecking *self, BalItem *measure)
{
  const guint n_targets = bal_item_count (measure, "targets");

  if (n_targets > 0 && !bal_item_has_member (measure, "paired_measure"))
    bal_area_checking_add (self, "target-without-paired-measure", measure, "paired_measure", NULL,
                           0);
}

/* An option that addresses none of the causes is a wish. */
static void
check_record (BalAreaChecking *self, BalItem *record)
{
  GListModel *options = bal_item_get_items (record, "options");
  const guint n_options = g_list_model_get_n_items (options);

  for (guint i = 0; i < n_options; i++)
    {
      BalItem *option = bal_item_peek (options, i);

      if (bal_item_get_texts (option, "addresses")[0] == NULL)
        bal_area_checking_add (self, "option-without-cause", option, "addresses", NULL, 0);
    }
}

static void
append_proof (BalAreaChecking *self, BalTableBuilder *table, BalItem *question, BalItem *measurable)
{
  const char *code = bal_item_get_text (question, "outcome");
  BalFramework *framework = bal_area_get_framework (self->area);
  BalOutcome *outcome = bal_framework_lookup_outcome (framework, code);

  bal_table_builder_append_text (table, 0,
                                 outcome != NULL ? bal_outcome_get_strand (outcome) : NULL);
  bal_table_builder_append_text (table, 1,
                                 outcome != NULL ? bal_outcome_get_level (outcome) : NULL);
  bal_table_builder_append_text (table, 2, code);
  bal_table_builder_append_text (table, 3, bal_item_get_text (question, "code"));
  bal_table_builder_append_text (table, 4,
                                 measurable != NULL ? bal_item_get_text (measurable, "code")
                                                    : NULL);
  bal_table_builder_append_text (table, 5,
                                 measurable != NULL ? bal_item_get_text (measurable, "measure")
                                                    : NULL);
  if (measurable != NULL)
    bal_table_builder_append_int (table, 6, bal_item_count (measurable, "examples"));
  else
    bal_table_builder_append_state (table, 6, BAL_VALUE_STATE_NOT_APPLICABLE);
}

/* From outcomes to evidence: a question that nothing can answer ends the way. */
static void
audit_proof (BalAreaChecking *self)
{
  GListModel *questions = bal_area_checking_get_list (self, "proof_questions");
  const guint n_questions = g_list_model_get_n_items (questions);
  BalTableBuilder *table = NULL;

  if (n_questions == 0)
    return;
  table = bal_table_builder_new_with_columns ("proof", proof_columns, G_N_ELEMENTS (proof_columns));
  for (guint i = 0; i < n_questions; i++)
    {
      BalItem *question = bal_item_peek (questions, i);
      GListModel *measurables = bal_item_get_items (question, "measurables");
      const guint n_measurables = g_list_model_get_n_items (measurables);

      for (guint j = 0; j < n_measurables; j++)
        append_proof (self, table, question, bal_item_peek (measurables, j));
      if (n_measurables > 0)
        continue;
      append_proof (self, table, question, NULL);
      bal_area_checking_add (self, "question-without-measurable", question, "measurables", NULL, 0);
    }
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_audit (BalAreaChecking *self)
{
  GListModel *measures = bal_area_checking_get_list (self, "measures");
  GListModel *records = bal_area_checking_get_list (self, "curve_records");
  const guint n_measures = g_list_model_get_n_items (measures);
  const guint n_records = g_list_model_get_n_items (records);

  for (guint i = 0; i < n_measures; i++)
    check_measure (self, bal_item_peek (measures, i));
  for (guint i = 0; i < n_records; i++)
    check_record (self, bal_item_peek (records, i));
  if (n_measures > 0)
    audit_outcomes (self);
  audit_contracts (self);
  audit_agenda (self);
  audit_proof (self);
}

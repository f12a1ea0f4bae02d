/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-arrangement-rules-private.h"
#include "libbalanced/area/bal-formality.h"

enum
{
  ARRANGEMENT,
  TYPE,
  SCOPE,
  DEGREE,
  FORMALITY,
  IN_FORCE,
  AGENCIES,
  PERSONS,
  HOLD,
  BROKEN,
  NOT_STATED,
};

static const BalTableColumn columns[] = {
  { "arrangement", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "type", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "scope", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "degree", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "formality", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "in_force", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "agencies", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "agencies" },
  { "persons", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "rules_hold", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "rules" },
  { "rules_broken", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "rules" },
  { "rules_not_stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "rules" },
};

enum
{
  RULE_ARRANGEMENT,
  RULE_TYPE,
  RULE,
  RULE_STATE,
  RULE_FOUND,
  RULE_LEAST,
};

static const BalTableColumn rule_columns[] = {
  { "arrangement", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "type", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "rule", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "state", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "found", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "least", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  STEP_ARRANGEMENT,
  STEP,
  STEP_KIND,
  STEP_FROM,
  STEP_TO,
};

static const BalTableColumn step_columns[] = {
  { "arrangement", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "step", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "from_conversation", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "to_package", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  LEVEL_SCOPE,
  LEVEL_DEGREE,
  LEVEL_ARRANGEMENTS,
  LEVEL_FORMAL,
  LEVEL_INFORMAL,
  LEVEL_ONE_PERSON,
};

static const BalTableColumn level_columns[] = {
  { "scope", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "degree", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "arrangements", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "arrangements" },
  { "formal", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "arrangements" },
  { "informal", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "arrangements" },
  { "on_one_person", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "arrangements" },
};

static BalTerm *
get_type_term (BalAreaChecking *self, BalItem *arrangement)
{
  BalScheme *types =
    bal_framework_lookup_scheme (bal_area_get_framework (self->area), "arrangement-types");
  const char *type = bal_item_get_text (arrangement, "type");

  return types != NULL && type != NULL ? bal_scheme_lookup (types, type) : NULL;
}

static void
append_rule (BalTableBuilder *table,
             BalItem *arrangement,
             BalTerm *type,
             const char *rule,
             const BalRuleVerdict *verdict)
{
  const char *const words[] = { "holds", "broken", "not_stated" };

  bal_table_builder_append_text (table, RULE_ARRANGEMENT, bal_item_get_text (arrangement, "code"));
  bal_table_builder_append_text (table, RULE_TYPE, bal_term_get_code (type));
  bal_table_builder_append_text (table, RULE, rule);
  if (verdict->state == BAL_RULE_NOT_APPLICABLE)
    bal_table_builder_append_state (table, RULE_STATE, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_table_builder_append_text (table, RULE_STATE, words[verdict->state]);
  if (verdict->counts == NULL || verdict->state == BAL_RULE_NOT_APPLICABLE)
    {
      bal_table_builder_append_state (table, RULE_FOUND, BAL_VALUE_STATE_NOT_APPLICABLE);
      bal_table_builder_append_state (table, RULE_LEAST, BAL_VALUE_STATE_NOT_APPLICABLE);
      return;
    }
  if (verdict->state == BAL_RULE_NOT_STATED)
    bal_table_builder_append_state (table, RULE_FOUND, BAL_VALUE_STATE_MISSING);
  else
    bal_table_builder_append_int (table, RULE_FOUND, (gint64) verdict->found);
  bal_table_builder_append_int (table, RULE_LEAST, (gint64) verdict->least);
}

/* What the attributes of its type ask of an arrangement that is in force. Counts the answers. */
static void
check_rules (BalAreaChecking *self,
             const BalArrangementRules *rules,
             BalItem *arrangement,
             BalTableBuilder *table,
             guint *n_states)
{
  BalTerm *type = get_type_term (self, arrangement);
  const char *const *attributes = type != NULL ? bal_term_get_attributes (type) : NULL;
  BalFindingFigure silent = { "rules", 0.0 };

  if (!bal_area_checking_is_in_force (self, arrangement))
    return;

  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i++)
    {
      BalRuleVerdict verdict = { 0 };

      if (!bal_arrangement_rules_judge (rules, arrangement, attributes[i], &verdict))
        continue;
      append_rule (table, arrangement, type, attributes[i], &verdict);
      n_states[verdict.state]++;
      if (verdict.state == BAL_RULE_BROKEN && verdict.finding != NULL)
        {
          const BalFindingFigure figures[] = { { verdict.counts, verdict.found },
                                               { "least", verdict.least } };

          bal_area_checking_add (self, verdict.finding, arrangement, NULL, figures,
                                 verdict.counts != NULL ? 2 : 0);
        }
    }
  silent.value = n_states[BAL_RULE_NOT_STATED];
  if (silent.value > 0.0)
    bal_area_checking_add (self, "arrangement-not-stated", arrangement, NULL, &silent, 1);
}

/* Sums of estimates and of different units prove nothing. */
static gboolean
add_exact (BalItem *item, const char *member, double *sum)
{
  BalFigure *figure = bal_item_get_figure (item, member);

  if (figure == NULL || !bal_value_state_has_value (bal_figure_get_state (figure)) ||
      bal_figure_get_qualifier (figure) != BAL_QUALIFIER_EXACT)
    return FALSE;
  *sum += bal_figure_get_number (figure);

  return TRUE;
}

static void
check_pool (BalAreaChecking *self, BalItem *arrangement)
{
  GListModel *contributions = bal_item_get_items (arrangement, "contributions");
  BalFindingFigure figures[] = { { "sum", 0.0 }, { "pool", 0.0 } };
  gboolean is_exact = add_exact (arrangement, "pool", &figures[1].value);
  const char *unit = NULL;
  guint n_paid = 0;

  for (guint i = 0; i < g_list_model_get_n_items (contributions); i++)
    {
      BalItem *contribution = bal_item_peek (contributions, i);
      const char *own = bal_item_get_text (contribution, "unit");

      if (!bal_area_checking_is_in_force (self, contribution))
        {
          if (bal_item_get_enum (contribution, "status") != BAL_PROVISION_STATUS_PLANNED)
            bal_area_checking_add (self, "contribution-withdrawn", contribution, NULL, NULL, 0);
          continue;
        }
      is_exact = is_exact && add_exact (contribution, "amount", &figures[0].value) &&
                 (n_paid == 0 || g_strcmp0 (own, unit) == 0);
      unit = own;
      n_paid++;
    }
  if (is_exact && n_paid > 0 && figures[0].value != figures[1].value)
    bal_area_checking_add (self, "arrangement-pool-sum-differs", arrangement, "pool", figures, 2);
}

static void
check_arrangement (BalAreaChecking *self, BalItem *arrangement, guint n_persons)
{
  if (!bal_area_checking_is_in_force (self, arrangement))
    return;

  check_pool (self, arrangement);
  if (g_strcmp0 (bal_item_get_text (arrangement, "coordinated_by"), "family") == 0)
    bal_area_checking_add (self, "coordination-on-family", arrangement, "coordinated_by", NULL, 0);
  if (bal_item_get_enum (arrangement, "formality") == BAL_FORMALITY_INFORMAL && n_persons == 1)
    bal_area_checking_add (self, "arrangement-on-one-person", arrangement, "posts", NULL, 0);
}

static void
append_arrangement (BalAreaChecking *self,
                    BalTableBuilder *table,
                    BalItem *arrangement,
                    guint n_persons,
                    const guint *n_states)
{
  g_autoptr (GHashTable) agencies = bal_arrangement_list_agencies (arrangement);
  const guint n_agencies = g_hash_table_size (agencies);

  bal_table_builder_append_text (table, ARRANGEMENT, bal_item_get_text (arrangement, "code"));
  bal_table_builder_append_text (table, TYPE, bal_item_get_text (arrangement, "type"));
  bal_table_builder_append_text (table, SCOPE, bal_item_get_text (arrangement, "scope"));
  bal_table_builder_append_text (table, DEGREE, bal_item_get_text (arrangement, "degree"));
  if (bal_item_get_enum (arrangement, "formality") == BAL_FORMALITY_UNKNOWN)
    bal_table_builder_append_text (table, FORMALITY, NULL);
  else
    bal_area_checking_append_nick (table, FORMALITY, BAL_TYPE_FORMALITY,
                                   bal_item_get_enum (arrangement, "formality"));
  bal_table_builder_append_boolean (table, IN_FORCE,
                                    bal_area_checking_is_in_force (self, arrangement));
  if (n_agencies > 0)
    bal_table_builder_append_int (table, AGENCIES, n_agencies);
  else
    bal_table_builder_append_state (table, AGENCIES, BAL_VALUE_STATE_MISSING);
  if (n_persons > 0)
    bal_table_builder_append_int (table, PERSONS, n_persons);
  else
    bal_table_builder_append_state (table, PERSONS, BAL_VALUE_STATE_MISSING);
  bal_table_builder_append_int (table, HOLD, n_states[BAL_RULE_HOLDS]);
  bal_table_builder_append_int (table, BROKEN, n_states[BAL_RULE_BROKEN]);
  bal_table_builder_append_int (table, NOT_STATED, n_states[BAL_RULE_NOT_STATED]);
}

/* How support comes about: what a family says should reach what it is given. */
static void
add_steps (BalAreaChecking *self, const BalArrangementRules *rules, GListModel *arrangements)
{
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("conversations", step_columns, G_N_ELEMENTS (step_columns));

  for (guint i = 0; i < g_list_model_get_n_items (arrangements); i++)
    {
      BalItem *arrangement = bal_item_peek (arrangements, i);
      GListModel *steps = bal_item_get_items (arrangement, "steps");

      for (guint j = 0; j < g_list_model_get_n_items (steps); j++)
        {
          BalItem *step = bal_item_peek (steps, j);
          const char *kind = bal_item_get_text (step, "kind");
          const gboolean is_led_to = g_hash_table_contains (rules->to_conversation, step);
          const gboolean leads = g_hash_table_contains (rules->to_package, step);

          bal_table_builder_append_text (table, STEP_ARRANGEMENT,
                                         bal_item_get_text (arrangement, "code"));
          bal_table_builder_append_text (table, STEP, bal_item_get_text (step, "code"));
          bal_table_builder_append_text (table, STEP_KIND, kind);
          bal_table_builder_append_boolean (table, STEP_FROM, is_led_to);
          bal_table_builder_append_boolean (table, STEP_TO, leads);
          if (g_strcmp0 (kind, "conversation") == 0 && !leads)
            bal_area_checking_add (self, "conversation-reaches-no-package", step, NULL, NULL, 0);
          if (g_strcmp0 (kind, "package") == 0 && !is_led_to)
            bal_area_checking_add (self, "package-without-conversation", step, NULL, NULL, 0);
        }
    }
  bal_area_checking_end_table (self, table);
}

static gboolean
is_at (BalItem *arrangement, const char *scope, const char *degree)
{
  return g_strcmp0 (bal_item_get_text (arrangement, "scope"), scope) == 0 &&
         g_strcmp0 (bal_item_get_text (arrangement, "degree"), degree) == 0;
}

/* What is integrated, how far, and how firmly. An arrangement of which one of the two is not stated
 * is in none of the rows. */
static void
add_levels (BalAreaChecking *self, GListModel *arrangements)
{
  const char *const scopes[] = { "individual", "multi_service", "system" };
  const char *const degrees[] = { "low", "medium", "high" };
  BalTableBuilder *table = bal_table_builder_new_with_columns ("integration_levels", level_columns,
                                                               G_N_ELEMENTS (level_columns));

  for (gsize i = 0; i < G_N_ELEMENTS (scopes) * G_N_ELEMENTS (degrees); i++)
    {
      const char *scope = scopes[i / G_N_ELEMENTS (degrees)];
      const char *degree = degrees[i % G_N_ELEMENTS (degrees)];
      guint n[LEVEL_ONE_PERSON + 1] = { 0 };

      for (guint j = 0; j < g_list_model_get_n_items (arrangements); j++)
        {
          BalItem *arrangement = bal_item_peek (arrangements, j);
          const int formality = bal_item_get_enum (arrangement, "formality");

          if (!is_at (arrangement, scope, degree) ||
              !bal_area_checking_is_in_force (self, arrangement))
            continue;
          n[LEVEL_ARRANGEMENTS]++;
          n[LEVEL_FORMAL] += formality == BAL_FORMALITY_FORMAL;
          n[LEVEL_INFORMAL] += formality == BAL_FORMALITY_INFORMAL;
          n[LEVEL_ONE_PERSON] += bal_arrangement_count_persons (self->area, arrangement) == 1;
        }
      bal_table_builder_append_text (table, LEVEL_SCOPE, scope);
      bal_table_builder_append_text (table, LEVEL_DEGREE, degree);
      for (guint column = LEVEL_ARRANGEMENTS; column <= LEVEL_ONE_PERSON; column++)
        bal_table_builder_append_int (table, column, n[column]);
    }
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_arrangements (BalAreaChecking *self)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "integration");
  GListModel *arrangements = section != NULL ? bal_item_get_items (section, "arrangements") : NULL;
  const guint n_items = arrangements != NULL ? g_list_model_get_n_items (arrangements) : 0;
  g_autoptr (BalArrangementRules) rules = NULL;
  BalTableBuilder *table = NULL;
  BalTableBuilder *rule_table = NULL;

  if (n_items == 0)
    return;

  rules = bal_arrangement_rules_new (self->area);
  table = bal_table_builder_new_with_columns ("arrangements", columns, G_N_ELEMENTS (columns));
  rule_table = bal_table_builder_new_with_columns ("arrangement_rules", rule_columns,
                                                   G_N_ELEMENTS (rule_columns));
  for (guint i = 0; i < n_items; i++)
    {
      BalItem *arrangement = bal_item_peek (arrangements, i);
      const guint n_persons = bal_arrangement_count_persons (self->area, arrangement);
      guint n_states[BAL_RULE_NOT_APPLICABLE + 1] = { 0 };

      check_rules (self, rules, arrangement, rule_table, n_states);
      check_arrangement (self, arrangement, n_persons);
      append_arrangement (self, table, arrangement, n_persons, n_states);
    }
  bal_area_checking_end_table (self, table);
  bal_area_checking_end_table (self, rule_table);
  add_levels (self, arrangements);
  add_steps (self, rules, arrangements);
}

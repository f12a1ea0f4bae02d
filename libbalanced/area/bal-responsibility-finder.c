/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-child-facts.h"

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-responsibility-rules-private.h"
#include "libbalanced/core/bal-result-private.h"

/* Boxes of facts, and answers that rules are held against; a space with more is cut, and a finding
 * says so. */
#define MAX_BOXES 20000
#define MAX_STEPS 50000000

#define SUBJECT "/responsibilities"

/* The answer of whoever has none of the words that rules name, where that is worth asking: nobody
 * needs a list of services and levels that no rule speaks of. */
static gboolean
has_other (const BalQuestion *question)
{
  return question->kind != BAL_QUESTION_WORD || question->words->len == 0 ||
         !(g_str_equal (question->name, "service") || g_str_equal (question->name, "level"));
}

/* Splitting a space of facts into boxes, in each of which the same rules hold. */
typedef struct
{
  const BalRules *rules;
  int *answers;           /* owned; the box that is being looked at */
  BalTableBuilder *table; /* borrowed; nullable */
  guint n_boxes;
  guint n_nobody;
  guint n_several;
  guint64 n_steps;
  gboolean cut;
} Space;

static GPtrArray *
collect_agencies (const BalRules *rules, const int *answers, BalRuleAnswer least)
{
  GPtrArray *agencies = g_ptr_array_new ();

  for (guint i = 0; i < rules->rules->len; i++)
    {
      const BalRule *rule = &g_array_index (rules->rules, BalRule, i);
      const char *agency = bal_item_get_text (rule->item, "agency");

      if (agency != NULL && bal_rules_judge (rules, rule, answers) >= least &&
          !g_ptr_array_find_with_equal_func (agencies, agency, g_str_equal, NULL))
        g_ptr_array_add (agencies, (gpointer) agency);
    }

  return agencies;
}

static char *
join (GPtrArray *parts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (char *) g_ptr_array_index (parts, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The table has a column for each question but the conditions, and then the rest. */
static void
append_answer (BalTableBuilder *table, guint column, const BalQuestion *question, int answer)
{
  g_autofree char *words = NULL;

  if (answer == BAL_RULES_UNKNOWN)
    {
      bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_APPLICABLE);
      return;
    }
  words = bal_rules_dup_answer (question, answer);
  bal_table_builder_append_text (table, column, words);
}

static void
append_box (Space *self, GPtrArray *agencies)
{
  g_autoptr (GPtrArray) conditions = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *named = join (agencies);
  g_autofree char *held = NULL;
  guint column = 0;

  for (guint i = 0; i < self->rules->questions->len; i++)
    {
      const BalQuestion *question = &g_array_index (self->rules->questions, BalQuestion, i);

      if (question->kind != BAL_QUESTION_CONDITION)
        append_answer (self->table, column++, question, self->answers[i]);
      else if (self->answers[i] != BAL_RULES_UNKNOWN)
        g_ptr_array_add (conditions,
                         g_strconcat (self->answers[i] == 1 ? "" : "not ", question->name, NULL));
    }
  held = join (conditions);
  bal_table_builder_append_text (self->table, column++, held);
  bal_table_builder_append_int (self->table, column++, agencies->len);
  bal_table_builder_append_text (self->table, column, named);
}

static int
find_open (const Space *self)
{
  int open = -1;

  for (guint i = 0; i < self->rules->rules->len; i++)
    {
      const BalRule *rule = &g_array_index (self->rules->rules, BalRule, i);
      const int own = bal_rules_judge (self->rules, rule, self->answers) == BAL_RULE_PERHAPS
                        ? bal_rules_find_open (self->rules, rule, self->answers)
                        : -1;

      if (own >= 0 && (open < 0 || own < open))
        open = own;
    }

  return open;
}

/* As deep as there are questions. A box is whole as soon as every rule is decided in it, so the
 * boxes are far fewer than the combinations of all answers. */
static void
split (Space *self)
{
  const int open = find_open (self);
  const BalQuestion *question = NULL;

  self->n_steps += (guint64) self->rules->rules->len * self->rules->questions->len;
  if (self->n_boxes >= MAX_BOXES || self->n_steps > MAX_STEPS)
    {
      self->cut = TRUE;
      return;
    }
  if (open < 0)
    {
      g_autoptr (GPtrArray) agencies = collect_agencies (self->rules, self->answers, BAL_RULE_YES);

      self->n_boxes++;
      self->n_nobody += agencies->len == 0;
      self->n_several += agencies->len > 1;
      if (self->table != NULL)
        append_box (self, agencies);
      return;
    }

  question = &g_array_index (self->rules->questions, BalQuestion, open);
  for (guint i = 0; i < question->n_answers - !has_other (question); i++)
    {
      self->answers[open] = (int) i;
      split (self);
    }
  self->answers[open] = BAL_RULES_UNKNOWN;
}

static int *
answers_new (const BalRules *rules, BalItem *facts)
{
  int *answers = g_new (int, rules->questions->len);

  for (guint i = 0; i < rules->questions->len; i++)
    answers[i] = facts != NULL
                   ? bal_rules_answer (&g_array_index (rules->questions, BalQuestion, i), facts)
                   : BAL_RULES_UNKNOWN;

  return answers;
}

static void
report_space (const Space *self, BalFindingsBuilder *findings)
{
  const BalFindingFigure nobody[] = { { "boxes", self->n_nobody }, { "of", self->n_boxes } };
  const BalFindingFigure several[] = { { "boxes", self->n_several }, { "of", self->n_boxes } };
  const BalFindingFigure cut = { "boxes", self->n_boxes };

  if (self->n_nobody > 0)
    bal_findings_builder_add (findings, "responsible-nobody", SUBJECT, NULL, nobody, 2);
  if (self->n_several > 0)
    bal_findings_builder_add (findings, "responsible-several", SUBJECT, NULL, several, 2);
  if (self->cut || !self->rules->complete)
    bal_findings_builder_add (findings, "responsible-cut", SUBJECT, NULL, &cut, 1);
}

/* Without a table only what is found is told. */
static void
look_at_space (BalArea *area, gint32 day, BalTableBuilder *table, BalFindingsBuilder *findings)
{
  g_autoptr (BalRules) rules = bal_rules_new (area, day);
  g_autofree int *answers = answers_new (rules, NULL);
  Space space = { .rules = rules, .answers = answers, .table = table };

  if (rules->complete && rules->rules->len > 0)
    split (&space);
  report_space (&space, findings);
}

void
bal_area_check_responsible (BalAreaChecking *self)
{
  look_at_space (self->area, self->as_at, NULL, self->findings);
}

static BalResult *
make_result (const char *name, gint32 day, BalTableBuilder *table, BalFindingsBuilder *findings)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_object_unref);
  const BalResultInfo info = { .name = name, .as_at = day };

  g_ptr_array_add (tables, bal_table_builder_end (table, BAL_BASIS_NONE, day, NULL, FALSE));

  return bal_result_new_take (&info, g_steal_pointer (&tables),
                              bal_findings_builder_end (findings));
}

static const BalTableColumn space_columns[] = {
  { "service", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "task", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "phase", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "setting", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "residence", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "registration", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "age_months", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, "months" },
  { "conditions", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_KEY, NULL },
  { "n_agencies", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "agencies" },
  { "agencies", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
};

/**
 * bal_area_map_responsibility:
 * @self: an area
 * @as_at: the day on which the rules hold, in days since 1970-01-01, or %BAL_DAY_NONE for all
 *
 * Says for every combination of facts that the rules of responsibility ask for who answers.
 *
 * The whole space of facts is split into boxes in each of which the same rules hold; a fact that
 * makes no difference in a box is not applicable there. So gaps and overlaps are found that no
 * child has shown yet. Ages are half open: 60–72 is from 60 months and under 72. “Other” is every
 * word that no rule names. Rules that are planned or ended name nobody.
 *
 * At most 20,000 boxes are made; a finding says where there would be more.
 *
 * Features: F8, L5.
 *
 * Returns: (transfer full): a result with the table `responsibility_space`, and findings that count
 *   the boxes with nobody and with several agencies
 *
 * Since: 0.1
 */
BalResult *
bal_area_map_responsibility (BalArea *self, gint32 as_at)
{
  BalTableBuilder *table = NULL;
  BalFindingsBuilder *findings = NULL;

  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  table = bal_table_builder_new_with_columns ("responsibility_space", space_columns,
                                              G_N_ELEMENTS (space_columns));
  findings = bal_findings_builder_new ();
  look_at_space (self, as_at, table, findings);

  return make_result ("responsibility-space", as_at, table, findings);
}

enum
{
  RULE,
  AGENCY,
  ANSWER,
  NEEDED,
  TRANSFER_TO,
  EXTENT,
  STATEMENT,
};

static const BalTableColumn columns[] = {
  { "rule", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "answer", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "needed", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "transfer_to", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "extent", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "statement", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
};

/* Which facts would decide a rule that holds perhaps. */
static char *
describe_needed (const BalRules *rules, const BalRule *rule, const int *answers)
{
  g_autofree int *filled = g_memdup2 (answers, rules->questions->len * sizeof *answers);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (int open = bal_rules_find_open (rules, rule, filled); open >= 0;
       open = bal_rules_find_open (rules, rule, filled))
    {
      g_ptr_array_add (names, (gpointer) g_array_index (rules->questions, BalQuestion, open).name);
      filled[open] = 0;
    }

  return join (names);
}

static void
append_or_none (BalTableBuilder *table, guint column, const char *text)
{
  if (text != NULL)
    bal_table_builder_append_text (table, column, text);
  else
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
append_rule (const BalRules *rules, const BalRule *rule, const int *answers, BalTableBuilder *table)
{
  const BalRuleAnswer answer = bal_rules_judge (rules, rule, answers);
  g_autofree char *needed =
    answer == BAL_RULE_PERHAPS ? describe_needed (rules, rule, answers) : NULL;

  if (answer == BAL_RULE_NO)
    return;
  bal_table_builder_append_text (table, RULE, bal_item_get_text (rule->item, "code"));
  bal_table_builder_append_text (table, AGENCY, bal_item_get_text (rule->item, "agency"));
  bal_table_builder_append_text (table, ANSWER, answer == BAL_RULE_YES ? "yes" : "perhaps");
  append_or_none (table, NEEDED, needed);
  append_or_none (table, TRANSFER_TO, bal_item_get_text (rule->item, "transfer_to"));
  append_or_none (table, EXTENT, bal_item_get_text (rule->item, "extent"));
  bal_table_builder_append_text (table, STATEMENT, bal_item_get_label (rule->item, "statement"));
}

/**
 * bal_area_find_responsible:
 * @self: an area
 * @facts: what is known about a child
 * @as_at: the day, in days since 1970-01-01, or %BAL_DAY_NONE for the rules of all days
 *
 * Finds the rules that say who answers for a child, and what must be known to be sure.
 *
 * Each rule that holds has the answer “yes”; one that holds perhaps names the facts that would
 * decide it. Nothing is guessed: a fact that is not stated leaves a rule open.
 *
 * Features: F8.
 *
 * Returns: (transfer full): a result with the table `responsible`; findings say when no agency
 *   answers, even perhaps, and when several do
 *
 * Since: 0.1
 */
BalResult *
bal_area_find_responsible (BalArea *self, BalChildFacts *facts, gint32 as_at)
{
  g_autoptr (BalRules) rules = NULL;
  g_autofree int *answers = NULL;
  Space space = { 0 };
  BalTableBuilder *table = NULL;
  BalFindingsBuilder *findings = NULL;

  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (BAL_IS_CHILD_FACTS (facts), NULL);

  rules = bal_rules_new (self, as_at);
  answers = rules->complete ? answers_new (rules, BAL_ITEM (facts)) : NULL;
  table = bal_table_builder_new_with_columns ("responsible", columns, G_N_ELEMENTS (columns));
  findings = bal_findings_builder_new ();
  space.rules = rules;
  if (rules->complete)
    {
      g_autoptr (GPtrArray) sure = collect_agencies (rules, answers, BAL_RULE_YES);
      g_autoptr (GPtrArray) possible = collect_agencies (rules, answers, BAL_RULE_PERHAPS);

      for (guint i = 0; i < rules->rules->len; i++)
        append_rule (rules, &g_array_index (rules->rules, BalRule, i), answers, table);
      space.n_boxes = 1;
      space.n_nobody = possible->len == 0;
      space.n_several = sure->len > 1;
    }
  report_space (&space, findings);

  return make_result ("responsible", as_at, table, findings);
}

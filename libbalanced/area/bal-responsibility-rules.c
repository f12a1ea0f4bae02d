/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-responsibility-rules-private.h"

#include "libbalanced/area/bal-area-private.h"
#include "libbalanced/area/bal-provision.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/document/bal-item-private.h"

#define ANY G_MAXUINT64
#define TASK "task"

/* The facts that are words, and the members of rules that name them. */
static const struct
{
  const char *fact;
  const char *member;
  BalMemberKind kind;
} words[] = {
  { "service", "services", BAL_MEMBER_TEXTS },
  { "task", "task", BAL_MEMBER_TEXT },
  { "level", "levels", BAL_MEMBER_TEXTS },
  { "phase", "phases", BAL_MEMBER_TEXTS },
  { "setting", "settings", BAL_MEMBER_TEXTS },
  { "residence", "residence", BAL_MEMBER_TEXT },
  { "registration", "registration", BAL_MEMBER_TEXT },
};

static void
clear_question (gpointer data)
{
  BalQuestion *question = data;

  g_clear_pointer (&question->words, g_ptr_array_unref);
  g_clear_pointer (&question->ages, g_array_unref);
}

static void
clear_rule (gpointer data)
{
  BalRule *rule = data;

  g_clear_pointer (&rule->allowed, g_free);
}

void
bal_rules_free (BalRules *self)
{
  g_array_unref (self->questions);
  g_array_unref (self->rules);
  g_free (self);
}

/* A rule that is planned or ended, or not in force on the day, names nobody. */
static gboolean
holds (BalItem *item, gint32 day)
{
  const int status = bal_item_get_enum (item, "status");
  const gint32 start = bal_item_get_day (item, "start");
  const gint32 end = bal_item_get_last_day (item, "end");

  if (status == BAL_PROVISION_STATUS_PLANNED || status == BAL_PROVISION_STATUS_ENDED)
    return FALSE;

  return day == BAL_DAY_NONE ||
         ((start == BAL_DAY_NONE || start <= day) && (end == BAL_DAY_NONE || end >= day));
}

static int
compare_months (gconstpointer a, gconstpointer b)
{
  const gint64 one = *(const gint64 *) a;
  const gint64 two = *(const gint64 *) b;

  return (one > two) - (one < two);
}

static void
add_months (GArray *ages, gint64 months)
{
  for (guint i = 0; i < ages->len; i++)
    if (g_array_index (ages, gint64, i) == months)
      return;
  g_array_append_val (ages, months);
}

/* Intervals begin at 0 and at every age that a rule names. */
static void
ask_for_age (BalRules *self)
{
  BalQuestion question = { BAL_QUESTION_AGE, "age_months", NULL, NULL, 0 };

  question.ages = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_months (question.ages, 0);
  for (guint i = 0; i < self->rules->len; i++)
    {
      BalItem *item = g_array_index (self->rules, BalRule, i).item;

      if (bal_item_has_member (item, "age_from_months"))
        add_months (question.ages, MAX (bal_item_get_integer (item, "age_from_months"), 0));
      if (bal_item_has_member (item, "age_to_months"))
        add_months (question.ages, MAX (bal_item_get_integer (item, "age_to_months"), 0));
    }
  g_array_sort (question.ages, compare_months);
  question.n_answers = question.ages->len;
  g_array_append_val (self->questions, question);
}

static void
add_word (GPtrArray *known, const char *word)
{
  if (word != NULL && !g_ptr_array_find_with_equal_func (known, word, g_str_equal, NULL))
    g_ptr_array_add (known, (gpointer) word);
}

/* The words of a member of a rule, whether it holds one or several. */
static const char *const *
get_words (BalItem *item, const char *member, BalMemberKind kind, const char *buffer[2])
{
  if (kind == BAL_MEMBER_TEXTS)
    return bal_item_get_texts (item, member);
  buffer[0] = bal_item_get_text (item, member);
  buffer[1] = NULL;

  return buffer;
}

static void
ask_for_word (BalRules *self, gsize n)
{
  BalQuestion question = { BAL_QUESTION_WORD, words[n].fact, NULL, NULL, 0 };

  question.words = g_ptr_array_new ();
  for (guint i = 0; i < self->rules->len; i++)
    {
      const char *buffer[2] = { NULL, NULL };
      const char *const *named = get_words (g_array_index (self->rules, BalRule, i).item,
                                            words[n].member, words[n].kind, buffer);

      for (guint j = 0; named[j] != NULL; j++)
        add_word (question.words, named[j]);
    }
  question.n_answers = question.words->len + 1;
  g_array_append_val (self->questions, question);
}

static void
ask_for_conditions (BalRules *self)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < self->rules->len; i++)
    {
      const char *const *conditions =
        bal_item_get_texts (g_array_index (self->rules, BalRule, i).item, "conditions");

      for (guint j = 0; conditions[j] != NULL; j++)
        add_word (known, conditions[j]);
    }
  for (guint i = 0; i < known->len; i++)
    {
      const BalQuestion question = { BAL_QUESTION_CONDITION, g_ptr_array_index (known, i), NULL,
                                     NULL, 2 };

      g_array_append_val (self->questions, question);
    }
}

static guint64
allow_ages (const BalQuestion *question, BalItem *item)
{
  const gint64 from = bal_item_get_integer (item, "age_from_months");
  const gboolean has_end = bal_item_has_member (item, "age_to_months");
  const gint64 to = bal_item_get_integer (item, "age_to_months");
  guint64 allowed = 0;

  for (guint i = 0; i < question->ages->len; i++)
    {
      const gint64 months = g_array_index (question->ages, gint64, i);

      if (months >= from && (!has_end || months < to))
        allowed |= (guint64) 1 << i;
    }

  return allowed;
}

static guint64
allow_words (const BalQuestion *question, const char *const *named)
{
  guint64 allowed = 0;
  guint place = 0;

  for (guint i = 0; named[i] != NULL; i++)
    if (g_ptr_array_find_with_equal_func (question->words, named[i], g_str_equal, &place))
      allowed |= (guint64) 1 << place;

  return allowed;
}

/* A rule asks nothing about what it does not name; but a rule for a task is not one for support, so
 * without a task only rules without one are meant. */
static guint64
get_allowed (const BalQuestion *question, BalItem *item)
{
  if (question->kind == BAL_QUESTION_AGE)
    return bal_item_has_member (item, "age_from_months") ||
               bal_item_has_member (item, "age_to_months")
             ? allow_ages (question, item)
             : ANY;
  if (question->kind == BAL_QUESTION_CONDITION)
    return g_strv_contains (bal_item_get_texts (item, "conditions"), question->name) ? 2 : ANY;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *buffer[2] = { NULL, NULL };
      const char *const *named = NULL;

      if (!g_str_equal (words[i].fact, question->name))
        continue;
      named = get_words (item, words[i].member, words[i].kind, buffer);
      if (named[0] != NULL)
        return allow_words (question, named);
      if (g_str_equal (question->name, TASK))
        return (guint64) 1 << question->words->len;
    }

  return ANY;
}

static void
read_rules (BalRules *self)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      BalRule *rule = &g_array_index (self->rules, BalRule, i);

      rule->allowed = g_new (guint64, self->questions->len);
      for (guint j = 0; j < self->questions->len; j++)
        rule->allowed[j] =
          get_allowed (&g_array_index (self->questions, BalQuestion, j), rule->item);
    }
}

BalRules *
bal_rules_new (BalArea *area, gint32 day)
{
  GListModel *items = bal_item_get_items (BAL_ITEM (area), "responsibilities");
  const guint n_items = g_list_model_get_n_items (items);
  BalRules *self = g_new0 (BalRules, 1);

  self->questions = g_array_new (FALSE, FALSE, sizeof (BalQuestion));
  self->rules = g_array_new (FALSE, FALSE, sizeof (BalRule));
  g_array_set_clear_func (self->questions, clear_question);
  g_array_set_clear_func (self->rules, clear_rule);
  for (guint i = 0; i < n_items; i++)
    {
      const BalRule rule = { bal_item_peek (items, i), NULL };

      if (holds (rule.item, day))
        g_array_append_val (self->rules, rule);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    ask_for_word (self, i);
  ask_for_age (self);
  ask_for_conditions (self);

  self->complete = self->questions->len <= BAL_RULES_MAX_QUESTIONS;
  for (guint i = 0; i < self->questions->len; i++)
    self->complete &=
      g_array_index (self->questions, BalQuestion, i).n_answers <= BAL_RULES_MAX_ANSWERS;
  if (self->complete)
    read_rules (self);

  return self;
}

BalRuleAnswer
bal_rules_judge (const BalRules *self, const BalRule *rule, const int *answers)
{
  BalRuleAnswer judged = BAL_RULE_YES;

  for (guint i = 0; i < self->questions->len; i++)
    {
      if (rule->allowed[i] == ANY)
        continue;
      if (answers[i] == BAL_RULES_UNKNOWN)
        judged = BAL_RULE_PERHAPS;
      else if ((rule->allowed[i] >> answers[i] & 1) == 0)
        return BAL_RULE_NO;
    }

  return judged;
}

int
bal_rules_find_open (const BalRules *self, const BalRule *rule, const int *answers)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (rule->allowed[i] != ANY && answers[i] == BAL_RULES_UNKNOWN)
      return (int) i;

  return -1;
}

static int
answer_age (const BalQuestion *question, BalItem *facts)
{
  const gint64 months = bal_item_get_integer (facts, "age_months");
  int answer = BAL_RULES_UNKNOWN;

  for (guint i = 0; bal_item_has_member (facts, "age_months") && i < question->ages->len; i++)
    if (g_array_index (question->ages, gint64, i) <= months)
      answer = (int) i;

  return answer;
}

int
bal_rules_answer (const BalQuestion *question, BalItem *facts)
{
  const char *word = NULL;
  guint place = 0;

  if (question->kind == BAL_QUESTION_AGE)
    return answer_age (question, facts);
  if (question->kind == BAL_QUESTION_CONDITION)
    {
      if (g_strv_contains (bal_item_get_texts (facts, "conditions"), question->name))
        return 1;
      return g_strv_contains (bal_item_get_texts (facts, "absent_conditions"), question->name)
               ? 0
               : BAL_RULES_UNKNOWN;
    }

  word = bal_item_get_text (facts, question->name);
  if (word != NULL && g_ptr_array_find_with_equal_func (question->words, word, g_str_equal, &place))
    return (int) place;
  if (!g_str_equal (question->name, TASK))
    return word != NULL ? (int) question->words->len : BAL_RULES_UNKNOWN;

  /* Support itself; or a task that no rule names, which is beyond the answers that rules allow. */
  return (int) question->words->len + (word != NULL);
}

char *
bal_rules_dup_answer (const BalQuestion *question, int answer)
{
  const guint next = (guint) answer + 1;

  switch (question->kind)
    {
    case BAL_QUESTION_AGE:
      if (next >= question->ages->len)
        return g_strdup_printf ("%" G_GINT64_FORMAT "–",
                                g_array_index (question->ages, gint64, answer));
      return g_strdup_printf ("%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT,
                              g_array_index (question->ages, gint64, answer),
                              g_array_index (question->ages, gint64, next));
    case BAL_QUESTION_CONDITION:
      return g_strdup (answer == 1 ? "yes" : "no");
    case BAL_QUESTION_WORD:
    default:
      if ((guint) answer < question->words->len)
        return g_strdup (g_ptr_array_index (question->words, (guint) answer));
      return g_strdup (g_str_equal (question->name, TASK) ? "none" : "other");
    }
}

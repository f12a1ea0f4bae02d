/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-area.h"

G_BEGIN_DECLS

/* The rules of responsibility as conditions on facts.
 *
 * A question is one fact that some rule asks for: the age, the phase, one condition. Its answers
 * are numbered: for the age the intervals between the ages that rules name, for a word the words
 * that rules name and one more for every other word, for a condition “no” and “yes”. A rule
 * allows some answers to each question that it asks, as a bitmap. So a whole space of facts is a
 * number of answers for each question, however large it is for the facts themselves. */

#define BAL_RULES_UNKNOWN (-1) /* the answer to a question that is not answered */
#define BAL_RULES_MAX_ANSWERS 62
#define BAL_RULES_MAX_QUESTIONS 256

typedef enum
{
  BAL_QUESTION_AGE,
  BAL_QUESTION_WORD,
  BAL_QUESTION_CONDITION,
} BalQuestionKind;

typedef struct
{
  BalQuestionKind kind;
  const char *name; /* the member of BalChildFacts, or the condition; borrowed */
  GPtrArray *words; /* of a WORD: what rules name; borrowed strings; owned */
  GArray *ages;     /* of the AGE: the months at which an interval begins, rising; owned */
  guint n_answers;
} BalQuestion;

typedef struct
{
  BalItem *item;    /* borrowed */
  guint64 *allowed; /* owned: for each question the answers that it allows, all bits where it asks
                     * nothing */
} BalRule;

typedef struct
{
  GArray *questions; /* owned; of BalQuestion */
  GArray *rules;     /* owned; of BalRule: those that hold on the day */
  gboolean complete; /* neither questions nor the answers to one are too many */
} BalRules;

typedef enum
{
  BAL_RULE_NO,
  BAL_RULE_PERHAPS,
  BAL_RULE_YES,
} BalRuleAnswer;

BalRules *bal_rules_new (BalArea *area, gint32 day);
void bal_rules_free (BalRules *self);

/* What a rule says with these answers, one a question, of which some may be unknown. */
BalRuleAnswer bal_rules_judge (const BalRules *self, const BalRule *rule, const int *answers);

/* The first unanswered question that the rule asks, or -1. */
int bal_rules_find_open (const BalRules *self, const BalRule *rule, const int *answers);

/* The number of the answer that the facts give, or BAL_RULES_UNKNOWN. */
int bal_rules_answer (const BalQuestion *question, BalItem *facts);

/* The answer in words: "60–72", "reception", "other", "yes"; without a task "none". (transfer full)
 */
char *bal_rules_dup_answer (const BalQuestion *question, int answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalRules, bal_rules_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-area-private.h"

G_BEGIN_DECLS

/* What makes an arrangement one of its type: the attributes of the type in the framework are the
 * rules. A rule asks what the document says; where the document is silent, and naming the thing is
 * not itself what the rule asks for, the answer is that it is not stated. */

typedef enum
{
  BAL_RULE_HOLDS,
  BAL_RULE_BROKEN,
  BAL_RULE_NOT_STATED,
  BAL_RULE_NOT_APPLICABLE, /* as a host, where no money is pooled */
} BalRuleState;

typedef struct
{
  BalRuleState state;
  const char *finding; /* static; what to say when it is broken */
  const char *counts;  /* static; what found and least count; NULL: nothing is counted */
  double found;
  double least;
} BalRuleVerdict;

typedef struct
{
  BalArea *area;               /* borrowed */
  GHashTable *by_main;         /* owned: the code of a contract -> GPtrArray of its subcontracts */
  GHashTable *to_package;      /* owned: the steps of all arrangements that lead to a package */
  GHashTable *to_conversation; /* owned: those that a conversation leads to */
} BalArrangementRules;

BalArrangementRules *bal_arrangement_rules_new (BalArea *area);
void bal_arrangement_rules_free (BalArrangementRules *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalArrangementRules, bal_arrangement_rules_free)

/* FALSE when the attribute is no rule. */
gboolean bal_arrangement_rules_judge (const BalArrangementRules *self,
                                      BalItem *arrangement,
                                      const char *rule,
                                      BalRuleVerdict *verdict);

/* All agencies that an arrangement names, borrowed: a set. */
GHashTable *bal_arrangement_list_agencies (BalItem *arrangement);

/* All persons who carry an arrangement; one who is not stated is told apart by the post. */
guint bal_arrangement_count_persons (BalArea *area, BalItem *arrangement);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/* Something about a statement of an outcome that its writer may want to look at again. */
typedef struct
{
  const char *code;   /* of the finding; static */
  const char *member; /* that it is about; static */
} BalOutcomeHint;

#define BAL_OUTCOME_MOST_HINTS 16

/* Fills the hints about one statement, in a fixed order, and says how many there are. */
guint bal_outcome_linter_examine (BalItem *statement, BalOutcomeHint *hints);

/* Whether the words read in one of the ways of resources/outcome-words.ini, such as "service". A
 * text may be in English or Welsh: the words of both are looked for. */
gboolean bal_outcome_linter_reads_as (const char *way, const char *text);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a review holds, in the order in which it is read: data, so that the page, the JSON and the
 * terminal tell the same story. */

typedef struct
{
  const char *id;
  const char *title;
  const char *lead; /* one sentence: what the reader learns here */
} BalReviewSection;

typedef struct
{
  const char *name; /* of the table */
  const char *section;
  const char *title;
  const char *adds;  /* what the table says, and so what is missing without it */
  const char *needs; /* what has to be supplied for it; NULL: it is there when there is something
                      * to say, and nobody misses it otherwise */
} BalReviewPlan;

const BalReviewSection *bal_review_get_sections (guint *n_sections);
const BalReviewPlan *bal_review_get_plans (guint *n_plans);

/* NULL for a table that nobody planned. */
const BalReviewPlan *bal_review_lookup_plan (const char *table);

/* How far up a finding belongs, from 0, by what matters to whoever runs services; codes that
 * nobody ranked come after all others. */
guint bal_review_rank_finding (const char *code);

/* Whether it belongs at the front of the page, whatever its severity. */
gboolean bal_review_is_key_finding (const char *code);

/* The section that a finding belongs to. */
const char *bal_review_get_finding_section (const char *code);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/base/bal-processor-private.h"
#include "libbalanced/caseload/bal-blocks-private.h"
#include "libbalanced/journey/bal-summary.h"
#include "tests/journey/bal-random-input.h"

/* Random children with any number of rows each and with the facts of their blocks, so that every
 * analysis can be counted child by child, and many children at once. */

#define CASELOAD_ROWS 3000
#define CASELOAD_CHILDREN 400
#define CASELOAD_SETTINGS 7

typedef struct
{
  BalEpisodes episodes;
  guint16 start[CASELOAD_ROWS], end[CASELOAD_ROWS];
  guint16 requested[CASELOAD_ROWS], closed[CASELOAD_ROWS];
  guint8 cell[CASELOAD_ROWS], stage[CASELOAD_ROWS], role[CASELOAD_ROWS];
  guint8 need_type[CASELOAD_ROWS], need_tier[CASELOAD_ROWS], grouping[CASELOAD_ROWS];
  guint8 source[CASELOAD_ROWS];
  guint16 agency[CASELOAD_ROWS], provision[CASELOAD_ROWS];
  guint16 offered[CASELOAD_ROWS], attended[CASELOAD_ROWS];
  guint32 setting[CASELOAD_ROWS], minutes[CASELOAD_ROWS];
  guint32 child_first[CASELOAD_CHILDREN + 1];
  guint8 role_tiers[256];
  BalBlocks *blocks;
  BalAnalysisInput input;
} RandomCaseload;

static inline void
random_caseload_get_rows (gconstpointer owner, gsize child, gsize *first, gsize *count)
{
  const RandomCaseload *self = owner;

  *first = self->child_first[child];
  *count = self->child_first[child + 1] - self->child_first[child];
}

static inline guint
random_code (GRand *rand, guint n, guint missing)
{
  return g_rand_int_range (rand, 0, 10) == 0 ? missing
                                             : (guint) g_rand_int_range (rand, 0, (int) n);
}

static inline void
random_caseload_add_row (RandomCaseload *self, GRand *rand)
{
  gsize row = self->episodes.n_rows++;
  int length = g_rand_int_range (rand, 0, g_rand_boolean (rand) ? 4 : 25);

  self->start[row] = random_day (rand, 10);
  self->end[row] = random_day (rand, 80);
  if (self->start[row] != BAL_EPISODES_NO_DAY)
    self->end[row] = g_rand_int_range (rand, 0, 4) == 0 ? BAL_EPISODES_NO_DAY
                                                        : (guint16) (self->start[row] + length);
  self->requested[row] = random_day (rand, 60);
  self->closed[row] = random_day (rand, 70);
  if (self->requested[row] != BAL_EPISODES_NO_DAY)
    self->closed[row] = MAX (self->closed[row], self->requested[row]);
  self->cell[row] = (guint8) g_rand_int_range (rand, 0, 24);
  self->stage[row] = (guint8) random_code (rand, 4, BAL_EPISODES_NO_CODE8);
  self->role[row] = (guint8) random_code (rand, 5, BAL_EPISODES_NO_CODE8);
  self->need_type[row] = (guint8) random_code (rand, 3, BAL_EPISODES_NO_CODE8);
  self->need_tier[row] = (guint8) random_code (rand, 3, BAL_EPISODES_NO_CODE8);
  self->grouping[row] = (guint8) random_code (rand, 5, BAL_EPISODES_NO_CODE8);
  self->agency[row] = (guint16) random_code (rand, 4, BAL_EPISODES_NO_CODE16);
  self->provision[row] = (guint16) random_code (rand, 5, BAL_EPISODES_NO_CODE16);
  self->offered[row] = (guint16) random_code (rand, 20, BAL_EPISODES_NO_CODE16);
  self->attended[row] = (guint16) random_code (rand, 20, BAL_EPISODES_NO_CODE16);
  self->setting[row] = random_code (rand, 5, BAL_EPISODES_NO_CODE32);
  self->minutes[row] = random_code (rand, 500, BAL_EPISODES_NO_CODE32);
}

static inline void
random_caseload_sort (RandomCaseload *self, gsize first)
{
  for (gsize i = first + 1; i < self->episodes.n_rows; i++)
    for (gsize j = i; j > first; j--)
      {
        guint32 key = (guint32) self->start[j] << 16 | self->end[j];
        guint32 before = (guint32) self->start[j - 1] << 16 | self->end[j - 1];

        if (before <= key)
          break;
        self->start[j] = (guint16) (before >> 16);
        self->end[j] = (guint16) before;
        self->start[j - 1] = (guint16) (key >> 16);
        self->end[j - 1] = (guint16) key;
      }
}

static inline void
random_caseload_make_input (RandomCaseload *self)
{
  self->input = (BalAnalysisInput) {
    .episodes = &self->episodes,
    .n_children = CASELOAD_CHILDREN,
    .scheme = {
      .strands = (GStrv) input_strands,
      .levels = (GStrv) input_levels,
      .level_band = { 1, 2, 3 },
      .stages = (GStrv) input_stages,
      .need_tiers = (GStrv) input_tiers,
      .workforce_tiers = (GStrv) input_tiers,
    },
    .framework_version = "test",
    .digest = "digest",
    .role_tiers = self->role_tiers,
    .child_first = self->child_first,
    .blocks = self->blocks,
    .owner = self,
    .get_rows = random_caseload_get_rows,
    .get_n_names = random_input_get_n_names,
    .get_name = random_input_get_name,
  };
}

/* With n_rejected children that have a row which ends before it starts. */
static inline RandomCaseload *
random_caseload_new (GRand *rand, guint n_rejected)
{
  RandomCaseload *self = g_new0 (RandomCaseload, 1);

  self->episodes = (BalEpisodes){
    .start = self->start,
    .end = self->end,
    .requested = self->requested,
    .closed = self->closed,
    .cell = self->cell,
    .stage = self->stage,
    .role = self->role,
    .need_type = self->need_type,
    .need_tier = self->need_tier,
    .grouping = self->grouping,
    .source = self->source,
    .agency = self->agency,
    .provision = self->provision,
    .contacts_offered = self->offered,
    .contacts_attended = self->attended,
    .setting = self->setting,
    .minutes = self->minutes,
    .n_strands = 5,
    .n_levels = 3,
    .n_stages = 4,
    .level_band = { 1, 2, 3 },
    .stage_intervention = 2,
  };
  for (guint role = 0; role < G_N_ELEMENTS (self->role_tiers); role++)
    self->role_tiers[role] = role < 3 ? (guint8) role : BAL_EPISODES_NO_CODE8;
  for (guint child = 0; child < CASELOAD_CHILDREN; child++)
    {
      int n = g_rand_int_range (rand, 0, g_rand_int_range (rand, 1, 16));
      gsize first = self->episodes.n_rows;

      self->child_first[child] = (guint32) first;
      for (int i = 0; i < n && self->episodes.n_rows < CASELOAD_ROWS; i++)
        random_caseload_add_row (self, rand);
      if (n > 0 && child < n_rejected && self->start[first] != BAL_EPISODES_NO_DAY)
        self->end[first] = (guint16) (self->start[first] - 1);
      random_caseload_sort (self, first);
    }
  self->child_first[CASELOAD_CHILDREN] = (guint32) self->episodes.n_rows;
  self->blocks = bal_blocks_new (&self->episodes, self->child_first, CASELOAD_CHILDREN, 256, 1);
  random_caseload_make_input (self);
  return self;
}

static inline void
random_caseload_free (RandomCaseload *self)
{
  bal_blocks_free (self->blocks);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomCaseload, random_caseload_free)

/* The bytes of a summary of all children, added from so many parts. */
static inline GBytes *
random_caseload_count (RandomCaseload *self, BalAnalysis *analysis, guint n_parts)
{
  g_autoptr (BalSummary) sum = NULL;
  g_autoptr (GError) error = NULL;

  for (guint part = 0; part < n_parts; part++)
    {
      gsize first = part * CASELOAD_CHILDREN / n_parts;
      gsize last = (part + 1) * CASELOAD_CHILDREN / n_parts;
      g_autoptr (BalSummary) next =
        bal_analysis_accumulate_input (analysis, &self->input, first, last - first, &error);

      g_assert_no_error (error);
      if (sum)
        {
          g_autoptr (BalSummary) both = bal_summary_merge (sum, next, &error);

          g_assert_no_error (error);
          g_set_object (&sum, both);
        }
      else
        {
          sum = g_steal_pointer (&next);
        }
    }
  return bal_summary_to_bytes (sum);
}

/* Child by child, and by ranges in any number of parts and on any processor: the same bytes. */
static inline void
random_caseload_assert_same (RandomCaseload *self, BalAnalysis *analysis)
{
  static const guint n_parts[] = { 1, 4, 64 };
  g_autoptr (GBytes) expected = NULL;

  self->input.blocks = NULL;
  expected = random_caseload_count (self, analysis, 1);
  self->input.blocks = self->blocks;
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (n_parts); i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      bal_processor_set_plain (i % 2 == 0);
      bytes = random_caseload_count (self, analysis, n_parts[i / 2]);
      g_assert_true (g_bytes_equal (bytes, expected));
    }
}

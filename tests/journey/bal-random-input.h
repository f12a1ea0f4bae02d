/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-result.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "tests/journey/bal-random-episodes.h"

/* Random rows as several children of eight rows each, for analyses without a caseload. */

#define INPUT_ROWS_OF_CHILD 8
#define INPUT_AS_AT (RANDOM_ORIGIN + BAL_EPISODES_EPOCH + 50)

typedef struct
{
  RandomEpisodes data;
  guint32 minutes[RANDOM_ROWS];
  BalAnalysisInput input;
  gsize rows_of_child;
} RandomInput;

static const char *const input_strands[] = { "family",         "environment",  "workforce",
                                             "identification", "intervention", NULL };
static const char *const input_levels[] = { "universal", "targeted", "specialist", NULL };
static const char *const input_stages[] = { "pre-identification", "identification", "intervention",
                                            "evaluation", NULL };
static const char *const input_tiers[] = { "low", "middle", "high", NULL };
static const char *const input_agencies[] = { "a", "b", "c", "d", NULL };
static const char *const input_others[] = { "v", "w", "x", "y", "z", NULL };

static inline const char *const *
random_input_get_names (BalAttribute attribute)
{
  switch (attribute)
    {
    case BAL_ATTRIBUTE_STRAND:
      return input_strands;
    case BAL_ATTRIBUTE_LEVEL:
      return input_levels;
    case BAL_ATTRIBUTE_STAGE:
      return input_stages;
    case BAL_ATTRIBUTE_AGENCY:
      return input_agencies;
    default:
      return input_others;
    }
}

static inline guint
random_input_get_n_names (gconstpointer owner, BalAttribute attribute)
{
  return g_strv_length ((char **) random_input_get_names (attribute));
}

static inline const char *
random_input_get_name (gconstpointer owner, BalAttribute attribute, guint code)
{
  return random_input_get_names (attribute)[code];
}

static inline void
random_input_get_rows (gconstpointer owner, gsize child, gsize *first, gsize *count)
{
  const RandomInput *self = owner;

  *first = child * self->rows_of_child;
  *count = MIN (self->rows_of_child, self->data.episodes.n_rows - *first);
}

/* The rows must be in the data already. */
static inline void
random_input_init (RandomInput *self, gsize rows_of_child)
{
  static guint8 sources[RANDOM_ROWS];

  self->rows_of_child = rows_of_child;
  self->data.episodes.source = sources;
  self->data.episodes.minutes = self->minutes;
  self->input = (BalAnalysisInput) {
    .episodes = &self->data.episodes,
    .n_children = (self->data.episodes.n_rows + rows_of_child - 1) / rows_of_child,
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
    .owner = self,
    .get_rows = random_input_get_rows,
    .get_n_names = random_input_get_n_names,
    .get_name = random_input_get_name,
  };
}

static inline void
random_input_fill (RandomInput *self, GRand *rand)
{
  random_episodes_fill (&self->data, rand, RANDOM_ROWS);
  for (gsize row = 0; row < RANDOM_ROWS; row++)
    self->minutes[row] = g_rand_int_range (rand, 0, 3) == 0
                           ? BAL_EPISODES_NO_CODE32
                           : (guint32) g_rand_int_range (rand, 0, 500);
  random_input_init (self, INPUT_ROWS_OF_CHILD);
}

static inline BalResult *
random_input_run (RandomInput *self, gpointer analysis)
{
  g_autoptr (GError) error = NULL;
  BalResult *result =
    bal_analysis_run_input (BAL_ANALYSIS (analysis), &self->input, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* The number in a column, in the row whose other columns have the given texts; -1 when no row
 * has them, or the cell has no value. */
static inline double
find_number (BalResult *result,
             const char *table_name,
             const char *column_name,
             const char *const *keys)
{
  BalTable *table = bal_result_lookup_table (result, table_name);
  BalColumn *column;

  g_assert_nonnull (table);
  column = bal_table_lookup_column (table, column_name);
  g_assert_nonnull (column);
  for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
    {
      gboolean found = TRUE;

      for (guint i = 0; keys && keys[i]; i += 2)
        {
          BalColumn *key = bal_table_lookup_column (table, keys[i]);
          g_autofree char *text = bal_column_dup_cell_text (key, row);
          const char *value = bal_column_has_value (key, row) ? text : "";

          found = found && g_str_equal (value, keys[i + 1]);
        }
      if (!found)
        continue;
      if (!bal_column_has_value (column, row))
        return -1;
      return bal_column_get_kind (column) == BAL_COLUMN_KIND_INT64
               ? (double) bal_column_get_int64 (column, row)
               : bal_column_get_double (column, row);
    }
  return -1;
}

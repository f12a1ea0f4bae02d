/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-comparing-private.h"

/* Did building up universal and targeted support take pressure off the specialist level? Setting by
 * setting: in itself no proof, as what changes together need not be cause and effect. */

enum
{
  SETTING,
  BUILT_BEFORE,
  BUILT_AFTER,
  BUILT_RATIO,
  BUILT_LOWER,
  BUILT_UPPER,
  BUILT_DIRECTION,
  SPECIALIST_BEFORE,
  SPECIALIST_AFTER,
  SPECIALIST_RATIO,
  SPECIALIST_LOWER,
  SPECIALIST_UPPER,
  SPECIALIST_DIRECTION,
};

#define EPISODES BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes"
#define RATIO BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL
#define WORD BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL

static const BalTableColumn columns[] = {
  { "setting", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "universal_and_targeted_before", EPISODES },
  { "universal_and_targeted_after", EPISODES },
  { "universal_and_targeted_ratio", RATIO },
  { "universal_and_targeted_lower", RATIO },
  { "universal_and_targeted_upper", RATIO },
  { "universal_and_targeted", WORD },
  { "specialist_before", EPISODES },
  { "specialist_after", EPISODES },
  { "specialist_ratio", RATIO },
  { "specialist_lower", RATIO },
  { "specialist_upper", RATIO },
  { "specialist", WORD },
};

typedef struct
{
  gint64 built[2];
  gint64 specialist[2];
} Setting;

/* Episodes of which no setting is recorded are in none, and where none is recorded at all there is
 * no table. */
static void
add_counts (GHashTable *settings, GPtrArray *names, BalTable *table, guint when)
{
  const guint64 n_rows = table != NULL ? bal_table_get_n_rows (table) : 0;

  for (guint64 row = 0; row < n_rows; row++)
    {
      const char *name = bal_comparing_get_text (table, "setting", row);
      Setting *setting = name != NULL ? g_hash_table_lookup (settings, name) : NULL;
      gint64 counts[3] = { 0 };

      if (name == NULL)
        continue;
      if (setting == NULL)
        {
          char *key = g_strdup (name);

          setting = g_new0 (Setting, 1);
          g_hash_table_insert (settings, key, setting);
          g_ptr_array_add (names, key);
        }
      bal_comparing_get_count (table, "universal_episodes", row, &counts[0]);
      bal_comparing_get_count (table, "targeted_episodes", row, &counts[1]);
      bal_comparing_get_count (table, "specialist_episodes", row, &counts[2]);
      setting->built[when] += counts[0] + counts[1];
      setting->specialist[when] += counts[2];
    }
}

/* Of two numbers from equally long periods: what share of both is the later one? */
static BalEstimate
divide (gint64 before, gint64 after)
{
  const BalEstimate share =
    before + after > 0
      ? bal_interval_wilson ((double) after, (double) (before + after), BAL_COMPARING_CONFIDENCE)
      : bal_estimate_none (BAL_STATISTIC_TOO_FEW);

  if (share.status != BAL_STATISTIC_OK || before == 0)
    return bal_estimate_none (BAL_STATISTIC_UNDEFINED);

  return bal_estimate_new ((double) after / (double) before, share.lower / (1.0 - share.lower),
                           share.upper / (1.0 - share.upper));
}

static const char *
append_pair (BalComparing *self, BalTableBuilder *table, guint first, const gint64 *counts)
{
  const BalEstimate ratio =
    self->same_length ? divide (counts[0], counts[1]) : bal_estimate_none (BAL_STATISTIC_UNDEFINED);
  const char *direction = bal_comparing_get_direction (&ratio, 1.0);

  bal_table_builder_append_int (table, first, counts[0]);
  bal_table_builder_append_int (table, first + 1, counts[1]);
  bal_comparing_append_estimate (table, first + 2, &ratio);
  if (direction != NULL)
    bal_table_builder_append_text (table, first + 5, direction);
  else
    bal_table_builder_append_state (table, first + 5, BAL_VALUE_STATE_NOT_APPLICABLE);

  return direction;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* How many settings built up, how many of these have less, clearly more or unclear specialist
 * support, and the same of the others. */
static void
report_pressure (BalComparing *self, GHashTable *settings, GPtrArray *names)
{
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("compared_settings", columns, G_N_ELEMENTS (columns));
  BalFindingFigure figures[] = { { "settings", names->len }, { "built", 0.0 },
                                 { "built_less", 0.0 },      { "built_more", 0.0 },
                                 { "others", 0.0 },          { "others_less", 0.0 },
                                 { "others_more", 0.0 } };

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const Setting *setting = g_hash_table_lookup (settings, name);
      const char *built = NULL;
      const char *specialist = NULL;
      guint first = 0;

      bal_table_builder_append_text (table, SETTING, name);
      built = append_pair (self, table, BUILT_BEFORE, setting->built);
      specialist = append_pair (self, table, SPECIALIST_BEFORE, setting->specialist);
      first = g_strcmp0 (built, "up") == 0 ? 1 : 4;
      figures[first].value += 1.0;
      figures[first + 1].value += g_strcmp0 (specialist, "down") == 0;
      figures[first + 2].value += g_strcmp0 (specialist, "up") == 0;
    }
  bal_comparing_end_table (self, table);
  if (self->same_length && names->len > 0)
    bal_findings_builder_add (self->findings, "review-pressure", "/compared_settings", NULL,
                              figures, G_N_ELEMENTS (figures));
}

void
bal_comparing_compare_settings (BalComparing *self)
{
  g_autoptr (GHashTable) settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (self->reviews); i++)
    add_counts (settings, names, bal_review_lookup_table (self->reviews[i], "settings"), i);
  g_ptr_array_sort (names, compare_names);
  if (names->len > 0)
    report_pressure (self, settings, names);
}

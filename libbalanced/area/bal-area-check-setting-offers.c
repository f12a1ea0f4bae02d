/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <math.h>

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-setting.h"

/* What each setting is offered over the whole grid, whether it is only child by child, whether
 * there is a way in without a referral, and where children of school age are assessed. */

/* School age, in months: from 5 years up to, and not with, 16. */
#define SCHOOL_FROM 60
#define SCHOOL_TO 192

enum
{
  CELL_SETTING,
  CELL_STRAND,
  CELL_LEVEL,
  CELL_UNITS,
  CELL_FIRST_WAY,
};

static const BalTableColumn cell_columns[] = {
  { "setting", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "child_by_child", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "in_groups", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "setting_wide", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "way_unknown", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
};

enum
{
  SETTING,
  PLACE,
  UNITS,
  CELLS_FILLED,
  CELLS_OPEN,
  CELLS_EMPTY,
  FIRST_WAY,
  SETTING_WIDE_SHARE = FIRST_WAY + 4,
  DROP_IN,
};

static const BalTableColumn columns[] = {
  { "setting", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "place", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "cells_filled", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "cells" },
  { "cells_open", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "cells" },
  { "cells_empty", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "cells" },
  { "child_by_child", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "in_groups", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "setting_wide", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "way_unknown", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "setting_wide_share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "drop_in", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  ASSESSMENT_UNIT,
  ASSESSMENT_AGENCY,
  SCHOOL_AGE,
  IN_LEARNING,
};

static const BalTableColumn assessment_columns[] = {
  { "unit", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "school_age", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "in_learning", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

/* The ways in which a unit reaches children. */
typedef enum
{
  WAY_CHILD,
  WAY_GROUP,
  WAY_SETTING,
  WAY_UNKNOWN,
  N_WAYS,
} Way;

typedef enum
{
  FIT_NO,
  FIT_PERHAPS, /* what is not said leaves it open */
  FIT_YES,
} Fit;

typedef struct
{
  GHashTable *by_setting; /* owned: code of a setting -> its units, a GPtrArray */
  GPtrArray *unplaced;    /* owned: the units of which no setting is said */
} Units;

static void
units_init (Units *units, BalAreaChecking *self, GListModel *provisions)
{
  units->by_setting =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  units->unplaced = g_ptr_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (provisions); i++)
    {
      BalItem *unit = bal_item_peek (provisions, i);
      const char *const *settings = bal_item_get_texts (unit, "settings");

      if (!bal_area_checking_is_offered (self, unit))
        continue;
      if (settings[0] == NULL)
        g_ptr_array_add (units->unplaced, unit);
      for (guint j = 0; settings[j] != NULL; j++)
        {
          GPtrArray *own = g_hash_table_lookup (units->by_setting, settings[j]);

          if (own == NULL)
            {
              own = g_ptr_array_new ();
              g_hash_table_insert (units->by_setting, (gpointer) settings[j], own);
            }
          if (own->len == 0 || g_ptr_array_index (own, own->len - 1) != unit)
            g_ptr_array_add (own, unit);
        }
    }
}

static void
units_clear (Units *units)
{
  g_clear_pointer (&units->by_setting, g_hash_table_unref);
  g_clear_pointer (&units->unplaced, g_ptr_array_unref);
}

static Way
get_way (BalItem *unit)
{
  const char *grouping = bal_item_get_text (unit, "grouping");

  if (grouping == NULL)
    return WAY_UNKNOWN;
  if (g_str_equal (grouping, "individual"))
    return WAY_CHILD;

  return g_str_equal (grouping, "group") ? WAY_GROUP : WAY_SETTING;
}

static gboolean
is_term (BalScheme *scheme, const char *stated, const char *code)
{
  return bal_scheme_get_index (scheme, stated) == bal_scheme_get_index (scheme, code);
}

/* Whether the unit stands at the outcome, as far as its cells say it. */
static Fit
find_fit (BalFramework *framework, BalItem *unit, BalOutcome *outcome)
{
  GListModel *cells = bal_item_get_items (unit, "cells");
  const guint n_cells = g_list_model_get_n_items (cells);
  Fit fit = n_cells == 0 ? FIT_PERHAPS : FIT_NO;

  for (guint i = 0; i < n_cells && fit != FIT_YES; i++)
    {
      BalItem *cell = bal_item_peek (cells, i);
      const char *strand = bal_item_get_text (cell, "strand");
      const char *level = bal_item_get_text (cell, "level");

      if ((strand != NULL && !is_term (bal_framework_get_strands (framework), strand,
                                       bal_outcome_get_strand (outcome))) ||
          (level != NULL &&
           !is_term (bal_framework_get_levels (framework), level, bal_outcome_get_level (outcome))))
        continue;
      fit = strand != NULL && level != NULL ? FIT_YES : FIT_PERHAPS;
    }

  return fit;
}

static gboolean
could_fit (BalFramework *framework, GPtrArray *units, BalOutcome *outcome)
{
  for (guint i = 0; i < units->len; i++)
    if (find_fit (framework, g_ptr_array_index (units, i), outcome) != FIT_NO)
      return TRUE;

  return FALSE;
}

/* One cell of one setting: the units that stand there, by their way, and whether others could. */
static guint
count_cell (BalFramework *framework,
            GPtrArray *units,
            BalOutcome *outcome,
            guint *by_way,
            gboolean *is_open)
{
  guint n = 0;

  for (guint i = 0; i < units->len; i++)
    {
      BalItem *unit = g_ptr_array_index (units, i);
      const Fit fit = find_fit (framework, unit, outcome);

      *is_open = *is_open || fit == FIT_PERHAPS;
      if (fit != FIT_YES)
        continue;
      n++;
      by_way[get_way (unit)]++;
    }

  return n;
}

/* Adds the cells of a setting, and counts those that are filled, open and empty. */
static void
add_cells (BalAreaChecking *self,
           BalTableBuilder *table,
           BalItem *setting,
           GPtrArray *units,
           const gboolean *is_open,
           guint counts[3])
{
  BalFramework *framework = bal_area_get_framework (self->area);
  GListModel *outcomes = bal_framework_get_outcomes (framework);

  for (guint i = 0; i < g_list_model_get_n_items (outcomes); i++)
    {
      BalOutcome *outcome = bal_item_peek (outcomes, i);
      guint by_way[N_WAYS] = { 0 };
      gboolean open = is_open[i];
      const guint n = count_cell (framework, units, outcome, by_way, &open);

      counts[n > 0 ? 0 : open ? 1 : 2]++;
      bal_table_builder_append_text (table, CELL_SETTING, bal_item_get_text (setting, "code"));
      bal_table_builder_append_text (table, CELL_STRAND, bal_outcome_get_strand (outcome));
      bal_table_builder_append_text (table, CELL_LEVEL, bal_outcome_get_level (outcome));
      for (guint j = 0; j <= N_WAYS; j++)
        {
          if (n == 0 && open)
            bal_table_builder_append_state (table, CELL_UNITS + j, BAL_VALUE_STATE_MISSING);
          else
            bal_table_builder_append_int (table, CELL_UNITS + j, j == 0 ? n : by_way[j - 1]);
        }
    }
}

/* Whether families can come without being referred: at the setting, or at the base of its cluster.
 * No is known only where every unit there says how one comes to it. */
static Fit
find_drop_in (const Units *units, BalItem *setting)
{
  const char *const codes[] = { bal_item_get_text (setting, "code"),
                                bal_item_get_text (setting, "cluster") };
  Fit found = FIT_NO;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      GPtrArray *own = codes[i] != NULL ? g_hash_table_lookup (units->by_setting, codes[i]) : NULL;

      for (guint j = 0; own != NULL && j < own->len; j++)
        {
          BalItem *unit = g_ptr_array_index (own, j);

          if (g_strv_contains (bal_item_get_texts (unit, "routes"), "drop_in"))
            return FIT_YES;
          if (!bal_item_has_member (unit, "routes"))
            found = FIT_PERHAPS;
        }
    }

  for (guint i = 0; i < units->unplaced->len && found == FIT_NO; i++)
    {
      BalItem *unit = g_ptr_array_index (units->unplaced, i);

      if (!bal_item_has_member (unit, "routes") ||
          g_strv_contains (bal_item_get_texts (unit, "routes"), "drop_in"))
        found = FIT_PERHAPS;
    }

  return found;
}

static void
append_setting (BalTableBuilder *table,
                BalItem *setting,
                GPtrArray *units,
                const guint counts[3],
                Fit drop_in)
{
  guint by_way[N_WAYS] = { 0 };
  guint n_known = 0;

  for (guint i = 0; i < units->len; i++)
    by_way[get_way (g_ptr_array_index (units, i))]++;
  n_known = units->len - by_way[WAY_UNKNOWN];
  bal_table_builder_append_text (table, SETTING, bal_item_get_text (setting, "code"));
  bal_area_checking_append_nick (table, PLACE, BAL_TYPE_PLACE,
                                 bal_item_get_enum (setting, "place"));
  bal_table_builder_append_int (table, UNITS, units->len);
  for (guint i = 0; i < 3; i++)
    bal_table_builder_append_int (table, CELLS_FILLED + i, counts[i]);
  for (guint i = 0; i < N_WAYS; i++)
    bal_table_builder_append_int (table, FIRST_WAY + i, by_way[i]);
  bal_area_checking_append_number (table, SETTING_WIDE_SHARE,
                                   n_known > 0 ? (double) by_way[WAY_SETTING] / n_known : NAN);
  if (drop_in == FIT_PERHAPS)
    bal_table_builder_append_state (table, DROP_IN, BAL_VALUE_STATE_MISSING);
  else
    bal_table_builder_append_boolean (table, DROP_IN, drop_in == FIT_YES);
}

static guint
count_child_by_child (GPtrArray *units)
{
  guint n = 0;

  for (guint i = 0; i < units->len; i++)
    n += get_way (g_ptr_array_index (units, i)) == WAY_CHILD;

  return n;
}

/* A unit of which no setting is said may be here too, and in another way. */
static void
check_setting (BalAreaChecking *self,
               BalItem *setting,
               const Units *units,
               const guint counts[3],
               Fit drop_in)
{
  GPtrArray *own = g_hash_table_lookup (units->by_setting, bal_item_get_text (setting, "code"));
  const BalFindingFigure cells[] = { { "empty", counts[2] },
                                     { "of", counts[0] + counts[1] + counts[2] } };
  const BalFindingFigure all = { "units", own->len };

  if (bal_item_get_enum (setting, "place") != BAL_PLACE_LEARNING)
    return;
  if (counts[2] > 0)
    bal_area_checking_add (self, "setting-cells-empty", setting, NULL, cells, 2);
  if (count_child_by_child (own) == own->len &&
      count_child_by_child (units->unplaced) == units->unplaced->len)
    bal_area_checking_add (self, "setting-child-by-child", setting, NULL, &all, 1);
  if (drop_in == FIT_NO)
    bal_area_checking_add (self, "setting-without-drop-in", setting, NULL, NULL, 0);
}

static void
add_settings (BalAreaChecking *self, const Units *units)
{
  BalFramework *framework = bal_area_get_framework (self->area);
  GListModel *outcomes = bal_framework_get_outcomes (framework);
  GListModel *settings = bal_area_checking_get_list (self, "settings");
  g_autofree gboolean *is_open = g_new0 (gboolean, g_list_model_get_n_items (outcomes) + 1);
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("setting_offers", columns, G_N_ELEMENTS (columns));
  BalTableBuilder *cells =
    bal_table_builder_new_with_columns ("setting_cells", cell_columns, G_N_ELEMENTS (cell_columns));

  for (guint i = 0; i < g_list_model_get_n_items (outcomes); i++)
    is_open[i] = could_fit (framework, units->unplaced, bal_item_peek (outcomes, i));
  for (guint i = 0; i < g_list_model_get_n_items (settings); i++)
    {
      BalItem *setting = bal_item_peek (settings, i);
      GPtrArray *own = g_hash_table_lookup (units->by_setting, bal_item_get_text (setting, "code"));
      const Fit drop_in = find_drop_in (units, setting);
      guint counts[3] = { 0 };

      if (own == NULL)
        {
          if (bal_item_get_enum (setting, "place") == BAL_PLACE_LEARNING)
            bal_area_checking_add_row (self, "setting-without-offer", "settings", NULL, i);
          continue;
        }
      add_cells (self, cells, setting, own, is_open, counts);
      append_setting (table, setting, own, counts, drop_in);
      check_setting (self, setting, units, counts, drop_in);
    }
  bal_area_checking_end_table (self, table);
  bal_area_checking_end_table (self, cells);
}

static gboolean
is_assessment (BalItem *unit)
{
  const char *const *functions = bal_item_get_texts (unit, "functions");

  return g_strv_contains (functions, "assessment") ||
         g_strv_contains (functions, "informal_assessment");
}

static gboolean
is_for_school_age (BalItem *unit)
{
  const gint64 from = bal_item_get_integer (unit, "age_from_months");
  const gint64 to = bal_item_get_integer (unit, "age_to_months");

  return (from == BAL_ITEM_NOT_STATED || from < SCHOOL_TO) &&
         (to == BAL_ITEM_NOT_STATED || to > SCHOOL_FROM);
}

/* Whether a unit happens where children learn; perhaps, when a place is not said. */
static Fit
find_learning (BalAreaChecking *self, BalItem *unit)
{
  const char *const *settings = bal_item_get_texts (unit, "settings");
  Fit found = settings[0] == NULL ? FIT_PERHAPS : FIT_NO;

  for (guint i = 0; settings[i] != NULL; i++)
    {
      BalItem *setting = bal_area_lookup (self->area, "settings", settings[i]);
      const int place = setting != NULL ? bal_item_get_enum (setting, "place") : BAL_PLACE_UNKNOWN;

      if (place == BAL_PLACE_LEARNING)
        return FIT_YES;
      if (place == BAL_PLACE_UNKNOWN)
        found = FIT_PERHAPS;
    }

  return found;
}

static void
add_assessments (BalAreaChecking *self, GListModel *provisions)
{
  BalTableBuilder *table = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (provisions); i++)
    {
      BalItem *unit = bal_item_peek (provisions, i);
      const Fit in_learning = find_learning (self, unit);
      const gboolean for_school = is_for_school_age (unit);

      if (!bal_area_checking_is_offered (self, unit) || !is_assessment (unit))
        continue;
      if (table == NULL)
        table = bal_table_builder_new_with_columns ("assessments", assessment_columns,
                                                    G_N_ELEMENTS (assessment_columns));
      bal_table_builder_append_text (table, ASSESSMENT_UNIT, bal_item_get_text (unit, "code"));
      bal_table_builder_append_text (table, ASSESSMENT_AGENCY, bal_item_get_text (unit, "agency"));
      bal_table_builder_append_boolean (table, SCHOOL_AGE, for_school);
      if (in_learning == FIT_PERHAPS)
        bal_table_builder_append_state (table, IN_LEARNING, BAL_VALUE_STATE_MISSING);
      else
        bal_table_builder_append_boolean (table, IN_LEARNING, in_learning == FIT_YES);
      if (for_school && in_learning == FIT_NO)
        bal_area_checking_add (self, "assessment-outside-learning", unit, "settings", NULL, 0);
    }
  if (table != NULL)
    bal_area_checking_end_table (self, table);
}

void
bal_area_check_setting_offers (BalAreaChecking *self)
{
  GListModel *provisions = bal_area_checking_get_list (self, "provisions");
  Units units = { 0 };

  units_init (&units, self, provisions);
  /* Where no unit names a setting, it is not known that settings have none. */
  if (g_hash_table_size (units.by_setting) > 0)
    add_settings (self, &units);
  add_assessments (self, provisions);
  units_clear (&units);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-environment-step.h"

/* Places that are looked at, adapted and enhanced, in this order. */

#define N_KINDS (BAL_ENVIRONMENT_STEP_KIND_ENHANCE + 1)

enum
{
  SETTING,
  FIRST_KIND,
};

static const BalTableColumn columns[] = {
  { "setting", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "audits", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "steps" },
  { "last_audit", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "adaptations", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "steps" },
  { "last_adaptation", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "enhancements", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "steps" },
  { "last_enhancement", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
};

/* Whether the step before was taken; on no stated day it may have been at any time. */
static gboolean
has_before (GListModel *steps, BalItem *step)
{
  const int kind = bal_item_get_enum (step, "kind");
  const gint32 day = bal_item_get_last_day (step, "date");

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      BalItem *other = bal_item_peek (steps, i);
      const gint32 before = bal_item_get_day (other, "date");

      if (bal_item_get_enum (other, "kind") == kind - 1 &&
          (day == BAL_DAY_NONE || before == BAL_DAY_NONE || before <= day))
        return TRUE;
    }

  return FALSE;
}

static void
add_setting (BalAreaChecking *self, BalTableBuilder *table, BalItem *setting, GListModel *steps)
{
  BalFindingFigure skipped = { "steps", 0.0 };
  guint n[N_KINDS] = { 0 };
  gint32 last[N_KINDS] = { BAL_DAY_NONE, BAL_DAY_NONE, BAL_DAY_NONE };

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      BalItem *step = bal_item_peek (steps, i);
      const int kind = bal_item_get_enum (step, "kind");
      const gint32 day = bal_item_get_last_day (step, "date");

      n[kind]++;
      if (day != BAL_DAY_NONE && (last[kind] == BAL_DAY_NONE || day > last[kind]))
        last[kind] = day;
      skipped.value += kind > BAL_ENVIRONMENT_STEP_KIND_AUDIT && !has_before (steps, step);
    }
  bal_table_builder_append_text (table, SETTING, bal_item_get_text (setting, "code"));
  for (guint i = 0; i < N_KINDS; i++)
    {
      bal_table_builder_append_int (table, FIRST_KIND + 2 * i, n[i]);
      bal_table_builder_append_day (table, FIRST_KIND + 2 * i + 1, last[i]);
    }
  if (skipped.value > 0.0)
    bal_area_checking_add (self, "environment-step-skipped", setting, "environment", &skipped, 1);
}

void
bal_area_check_environments (BalAreaChecking *self)
{
  GListModel *settings = bal_area_checking_get_list (self, "settings");
  BalTableBuilder *table = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (settings); i++)
    {
      BalItem *setting = bal_item_peek (settings, i);
      GListModel *steps = bal_item_get_items (setting, "environment");

      if (g_list_model_get_n_items (steps) == 0)
        continue;
      if (table == NULL)
        table =
          bal_table_builder_new_with_columns ("environments", columns, G_N_ELEMENTS (columns));
      add_setting (self, table, setting, steps);
    }
  if (table != NULL)
    bal_area_checking_end_table (self, table);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-setting.h"

/* Moderation of plans and audit of offers: who took part, what was found, what came of it, and
 * which settings nobody has looked at. */

enum
{
  AUDIT,
  KIND,
  DATE,
  AGENCIES,
  SETTINGS,
  LOOKED_AT,
  MET,
  SHARE_MET,
  ACTIONS,
  NEXT_DUE,
  DAYS_OVERDUE,
};

static const BalTableColumn columns[] = {
  { "audit", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "date", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "agencies", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "agencies" },
  { "settings", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "looked_at", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "met", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "share_met", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "actions", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "actions" },
  { "next_due", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "days_overdue", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
};

static guint
count_distinct (BalItem *item, const char *member)
{
  const char *const *texts = bal_item_get_texts (item, member);
  g_autoptr (GHashTable) distinct = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; texts[i] != NULL; i++)
    g_hash_table_add (distinct, (gpointer) texts[i]);

  return g_hash_table_size (distinct);
}

/* A later audit of one of the settings, or a later moderation, is the one that was due. */
static gboolean
was_repeated (GListModel *items, BalItem *audit, gint32 as_at)
{
  const char *const *settings = bal_item_get_texts (audit, "settings");
  const gint32 day = bal_item_get_last_day (audit, "date");

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      BalItem *other = bal_item_peek (items, i);
      const char *const *others = bal_item_get_texts (other, "settings");
      const gint32 other_day = bal_item_get_last_day (other, "date");
      gboolean same = settings[0] == NULL;

      if (other_day <= day || other_day > as_at ||
          g_strcmp0 (bal_item_get_text (other, "kind"), bal_item_get_text (audit, "kind")) != 0)
        continue;
      for (guint j = 0; !same && settings[j] != NULL; j++)
        same = g_strv_contains (others, settings[j]);
      if (same)
        return TRUE;
    }

  return FALSE;
}

/* 0 when it is not overdue; not known without a day. */
static gint64
get_days_overdue (BalAreaChecking *self, GListModel *items, BalItem *audit)
{
  const gint32 due = bal_item_get_last_day (audit, "next_due");

  if (self->as_at == BAL_DAY_NONE || due == BAL_DAY_NONE)
    return -1;
  if (due >= self->as_at || was_repeated (items, audit, self->as_at))
    return 0;

  return (gint64) self->as_at - due;
}

static void
append_number (BalTableBuilder *table, guint column, gint64 value)
{
  if (value == BAL_ITEM_NOT_STATED || value < 0)
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_MISSING);
  else
    bal_table_builder_append_int (table, column, value);
}

static void
append_audit (BalTableBuilder *table, BalItem *audit, gint64 overdue)
{
  const gint64 looked_at = bal_item_get_integer (audit, "looked_at");
  const gint64 met = bal_item_get_integer (audit, "met");

  bal_table_builder_append_text (table, AUDIT, bal_item_get_text (audit, "code"));
  bal_table_builder_append_text (table, KIND, bal_item_get_text (audit, "kind"));
  bal_table_builder_append_day (table, DATE, bal_item_get_last_day (audit, "date"));
  bal_table_builder_append_int (table, AGENCIES, count_distinct (audit, "agencies"));
  bal_table_builder_append_int (table, SETTINGS, count_distinct (audit, "settings"));
  append_number (table, LOOKED_AT, looked_at);
  append_number (table, MET, met);
  if (looked_at > 0 && met >= 0 && met <= looked_at)
    bal_table_builder_append_double (table, SHARE_MET, (double) met / (double) looked_at);
  else
    bal_table_builder_append_state (table, SHARE_MET, BAL_VALUE_STATE_NOT_AVAILABLE);
  bal_table_builder_append_int (table, ACTIONS, count_distinct (audit, "actions"));
  bal_table_builder_append_day (table, NEXT_DUE, bal_item_get_last_day (audit, "next_due"));
  append_number (table, DAYS_OVERDUE, overdue);
}

static void
check_audit (BalAreaChecking *self, BalItem *audit, gint64 overdue)
{
  const gint64 looked_at = bal_item_get_integer (audit, "looked_at");
  const gint64 met = bal_item_get_integer (audit, "met");
  const gboolean counted = looked_at != BAL_ITEM_NOT_STATED && met != BAL_ITEM_NOT_STATED;
  const BalFindingFigure days = { "days", (double) overdue };
  const BalFindingFigure figures[] = { { "met", (double) met },
                                       { "looked_at", (double) looked_at } };

  if (g_strcmp0 (bal_item_get_text (audit, "kind"), "moderation") == 0 &&
      count_distinct (audit, "agencies") == 1)
    bal_area_checking_add (self, "moderation-by-one-agency", audit, "agencies", NULL, 0);
  if (counted && met > looked_at)
    bal_area_checking_add (self, "audit-impossible", audit, NULL, figures, G_N_ELEMENTS (figures));
  if (counted && met < looked_at && bal_item_get_texts (audit, "actions")[0] == NULL)
    bal_area_checking_add (self, "audit-without-action", audit, NULL, figures,
                           G_N_ELEMENTS (figures));
  if (overdue > 0)
    bal_area_checking_add (self, "audit-overdue", audit, "next_due", &days, 1);
}

/* Only where offers are audited at all is a setting that never was worth saying. */
static void
check_settings (BalAreaChecking *self, GListModel *items)
{
  GListModel *settings = bal_area_checking_get_list (self, "settings");
  g_autoptr (GHashTable) audited = g_hash_table_new (g_str_hash, g_str_equal);
  BalFindingFigure figures[] = { { "settings", 0.0 }, { "total", 0.0 } };

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      const char *const *codes = bal_item_get_texts (bal_item_peek (items, i), "settings");

      for (guint j = 0; codes[j] != NULL; j++)
        g_hash_table_add (audited, (gpointer) codes[j]);
    }
  for (guint i = 0; i < g_list_model_get_n_items (settings); i++)
    {
      BalItem *setting = bal_item_peek (settings, i);
      const char *code = bal_item_get_text (setting, "code");

      if (bal_item_get_enum (setting, "place") != BAL_PLACE_LEARNING)
        continue;
      figures[0].value += code == NULL || !g_hash_table_contains (audited, code);
      figures[1].value += 1.0;
    }
  if (g_hash_table_size (audited) > 0 && figures[0].value > 0.0)
    bal_findings_builder_add (self->findings, "settings-never-audited", "/offer_audits", NULL,
                              figures, G_N_ELEMENTS (figures));
}

void
bal_area_check_offer_audits (BalAreaChecking *self)
{
  GListModel *items = bal_area_checking_get_list (self, "offer_audits");
  BalTableBuilder *table = NULL;

  if (g_list_model_get_n_items (items) == 0)
    return;

  table = bal_table_builder_new_with_columns ("offer_audits", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      BalItem *audit = bal_item_peek (items, i);
      const gint64 overdue = get_days_overdue (self, items, audit);

      append_audit (table, audit, overdue);
      check_audit (self, audit, overdue);
    }
  bal_area_checking_end_table (self, table);
  check_settings (self, items);
}

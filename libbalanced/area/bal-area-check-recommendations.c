/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"

/* What is recommended: to whom, on which condition, on what evidence, and what became of it. */

enum
{
  RECOMMENDATION,
  NUMBER,
  HEADING,
  ADDRESSEES,
  CONDITION,
  CONDITION_STATE,
  OTHERWISE,
  STATUS,
  EVIDENCE,
  BEYOND_EVIDENCE,
  ACTIONS,
};

static const BalTableColumn columns[] = {
  { "recommendation", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "number", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "heading", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "addressees", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "condition", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "condition_met", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "otherwise", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "status", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "evidence", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "beyond_evidence", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "actions", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
};

static gboolean
is_under_way (BalItem *recommendation)
{
  const char *const statuses[] = { "accepted", "in_progress", "done", NULL };
  const char *status = bal_item_get_text (recommendation, "status");

  return status != NULL && g_strv_contains (statuses, status);
}

/* How many agencies it is for that the evidence was not about; -1 when that is not stated. */
static int
count_beyond_evidence (BalItem *recommendation)
{
  const gboolean applies = bal_item_has_member (recommendation, "applies_to");
  const char *const *scope =
    bal_item_get_texts (recommendation, applies ? "applies_to" : "addressees");

  if (!bal_item_has_member (recommendation, "evidence_from"))
    return -1;

  return bal_area_checking_count_beyond (scope,
                                         bal_item_get_texts (recommendation, "evidence_from"));
}

static void
append_row (BalTableBuilder *table, BalItem *item, guint n_actions, int n_beyond)
{
  const gboolean conditional = bal_item_has_member (item, "condition");
  const BalValueState unstated =
    conditional ? BAL_VALUE_STATE_MISSING : BAL_VALUE_STATE_NOT_APPLICABLE;

  bal_table_builder_append_text (table, RECOMMENDATION, bal_item_get_text (item, "code"));
  if (bal_item_has_member (item, "number"))
    bal_table_builder_append_int (table, NUMBER, bal_item_get_integer (item, "number"));
  else
    bal_table_builder_append_state (table, NUMBER, BAL_VALUE_STATE_MISSING);
  bal_table_builder_append_text (table, HEADING, bal_item_get_label (item, "heading"));
  bal_table_builder_append_int (table, ADDRESSEES, bal_item_count (item, "addressees"));
  if (conditional)
    bal_table_builder_append_text (table, CONDITION, bal_item_get_label (item, "condition"));
  else
    bal_table_builder_append_state (table, CONDITION, unstated);
  if (bal_item_has_member (item, "condition_state"))
    bal_table_builder_append_text (table, CONDITION_STATE,
                                   bal_item_get_text (item, "condition_state"));
  else
    bal_table_builder_append_state (table, CONDITION_STATE, unstated);
  if (bal_item_has_member (item, "otherwise"))
    bal_table_builder_append_text (table, OTHERWISE, bal_item_get_text (item, "otherwise"));
  else
    bal_table_builder_append_state (table, OTHERWISE, unstated);
  bal_table_builder_append_text (table, STATUS, bal_item_get_text (item, "status"));
  bal_table_builder_append_int (table, EVIDENCE, bal_item_count (item, "evidence"));
  if (n_beyond >= 0)
    bal_table_builder_append_int (table, BEYOND_EVIDENCE, n_beyond);
  else
    bal_table_builder_append_state (table, BEYOND_EVIDENCE, BAL_VALUE_STATE_MISSING);
  bal_table_builder_append_int (table, ACTIONS, n_actions);
}

static gboolean
is_condition (BalItem *recommendation, const char *state)
{
  return g_strcmp0 (bal_item_get_text (recommendation, "condition_state"), state) == 0;
}

static void
check_condition (BalAreaChecking *self, BalItem *recommendation)
{
  const char *otherwise = bal_item_get_text (recommendation, "otherwise");
  BalItem *other =
    otherwise != NULL ? bal_area_lookup (self->area, "recommendations", otherwise) : NULL;

  if (bal_item_has_member (recommendation, "condition"))
    {
      if (otherwise == NULL || other == recommendation)
        bal_area_checking_add (self, "condition-without-otherwise", recommendation, "otherwise",
                               NULL, 0);
      if (!is_condition (recommendation, "met") && !is_condition (recommendation, "not_met"))
        bal_area_checking_add (self, "condition-open", recommendation, "condition_state", NULL, 0);
    }
  if (is_condition (recommendation, "not_met") && is_under_way (recommendation))
    bal_area_checking_add (self, "recommendation-against-condition", recommendation, "status", NULL,
                           0);
  if (other != NULL && other != recommendation && is_under_way (recommendation) &&
      is_under_way (other))
    bal_area_checking_add (self, "alternatives-both-taken", recommendation, "otherwise", NULL, 0);
}

static void
check_recommendation (BalAreaChecking *self,
                      BalItem *recommendation,
                      guint row,
                      guint n_actions,
                      gboolean has_plan,
                      int n_beyond)
{
  const char *const list = "programme/recommendations";
  const BalFindingFigure figure = { "agencies", n_beyond };

  if (!bal_item_has_member (recommendation, "addressees"))
    bal_area_checking_add (self, "recommendation-without-addressee", recommendation, NULL, NULL, 0);
  if (!bal_item_has_member (recommendation, "status"))
    bal_area_checking_add_row (self, "recommendation-without-status", list, "status", row);
  /* When no action carries out anything, nobody set out to say so. */
  if (n_actions == 0 && has_plan && !is_condition (recommendation, "not_met"))
    bal_area_checking_add_row (self, "recommendation-without-action", list, NULL, row);
  if (n_beyond > 0)
    bal_area_checking_add (self, "recommendation-extrapolated", recommendation, NULL, &figure, 1);
  check_condition (self, recommendation);
}

void
bal_area_check_recommendations (BalAreaChecking *self)
{
  BalItem *programme = bal_item_get_item (BAL_ITEM (self->area), "programme");
  GListModel *items = programme != NULL ? bal_item_get_items (programme, "recommendations") : NULL;
  const guint n_items = items != NULL ? g_list_model_get_n_items (items) : 0;
  g_autoptr (GHashTable) carried_out = bal_area_checking_count_in_actions (self, "carries_out");
  BalTableBuilder *table = NULL;

  if (n_items == 0)
    return;
  table = bal_table_builder_new_with_columns ("recommendations", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_items; i++)
    {
      BalItem *item = bal_item_peek (items, i);
      const guint n_actions =
        bal_area_checking_get_named (carried_out, bal_item_get_text (item, "code"));
      const int n_beyond = count_beyond_evidence (item);

      append_row (table, item, n_actions, n_beyond);
      check_recommendation (self, item, i, n_actions, g_hash_table_size (carried_out) > 0,
                            n_beyond);
    }
  bal_area_checking_end_table (self, table);
}

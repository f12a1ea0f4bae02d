/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <math.h>

#include "libbalanced/area/bal-answer.h"
#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-permit-rules-private.h"

/* How complete the returns of agencies are, how many records can be linked, and who keeps and uses
 * a shared record. What is not stated is missing, and in no share. */

static const BalTableColumn return_columns[] = {
  { "return", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "data_set", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "start", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "end", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "submitted", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "expected", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "records" },
  { "received", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "records" },
  { "completeness", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

static const BalTableColumn linkage_columns[] = {
  { "linkage", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "date", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "records", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "records" },
  { "linked", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "records" },
  { "rate", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

static const BalTableColumn use_columns[] = {
  { "record", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "keeps", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "uses", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "involved", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "staff", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "staff" },
  { "active", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "staff" },
  { "adoption", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

/* The whole, the part and the share of one in the other, in three columns. TRUE when the part falls
 * short. */
static gboolean
append_part (BalAreaChecking *self,
             BalTableBuilder *table,
             guint column,
             BalItem *item,
             const char *whole_member,
             const char *part_member,
             double counts[2])
{
  BalFigure *whole = bal_item_get_figure (item, whole_member);
  BalFigure *part = bal_item_get_figure (item, part_member);
  const gboolean known = bal_area_checking_get_number (whole, &counts[0]) &&
                         bal_area_checking_get_number (part, &counts[1]);

  bal_area_checking_append_figure (table, column, whole);
  bal_area_checking_append_figure (table, column + 1, part);
  if (known)
    bal_table_builder_append_double (table, column + 2,
                                     counts[0] > 0.0 ? counts[1] / counts[0] : NAN);
  else
    bal_table_builder_append_state (table, column + 2, BAL_VALUE_STATE_NOT_AVAILABLE);
  if (known && counts[1] > counts[0])
    {
      const BalFindingFigure figures[] = { { "part", counts[1] }, { "whole", counts[0] } };

      bal_area_checking_add (self, "part-above-whole", item, part_member, figures, 2);
    }

  return known && counts[1] < counts[0];
}

static void
append_return (BalAreaChecking *self, BalTableBuilder *table, BalItem *item)
{
  const int submitted = bal_item_get_enum (item, "submitted");
  double counts[2] = { 0.0 };

  bal_table_builder_append_text (table, 0, bal_item_get_text (item, "code"));
  bal_table_builder_append_text (table, 1, bal_item_get_text (item, "agency"));
  bal_table_builder_append_text (table, 2, bal_item_get_text (item, "data_set"));
  bal_table_builder_append_day (table, 3, bal_item_get_day (item, "start"));
  bal_table_builder_append_day (table, 4, bal_item_get_last_day (item, "end"));
  bal_area_checking_append_nick (table, 5, BAL_TYPE_ANSWER, submitted);
  if (append_part (self, table, 6, item, "expected", "received", counts))
    {
      const BalFindingFigure figures[] = { { "received", counts[1] }, { "expected", counts[0] } };

      bal_area_checking_add (self, "return-incomplete", item, NULL, figures, 2);
    }
  if (submitted == BAL_ANSWER_NO)
    bal_area_checking_add (self, "return-not-made", item, "submitted", NULL, 0);
}

static void
append_linkage (BalAreaChecking *self, BalTableBuilder *table, BalItem *item)
{
  double counts[2] = { 0.0 };

  bal_table_builder_append_text (table, 0, bal_item_get_text (item, "code"));
  bal_table_builder_append_day (table, 1, bal_item_get_day (item, "date"));
  if (append_part (self, table, 2, item, "records", "linked", counts))
    {
      const BalFindingFigure figures[] = { { "linked", counts[1] }, { "records", counts[0] } };

      bal_area_checking_add (self, "linkage-incomplete", item, NULL, figures, 2);
    }
}

static void
append_use (BalAreaChecking *self, BalTableBuilder *table, BalItem *record, BalItem *use)
{
  double counts[2] = { 0.0 };

  bal_table_builder_append_text (table, 0, bal_item_get_text (record, "code"));
  bal_table_builder_append_text (table, 1, bal_item_get_text (use, "agency"));
  bal_area_checking_append_nick (table, 2, BAL_TYPE_ANSWER, bal_item_get_enum (use, "keeps"));
  bal_area_checking_append_nick (table, 3, BAL_TYPE_ANSWER, bal_item_get_enum (use, "uses"));
  bal_area_checking_append_nick (table, 4, BAL_TYPE_ANSWER, bal_item_get_enum (use, "involved"));
  append_part (self, table, 5, use, "staff", "active", counts);
}

static guint
count_answers (GListModel *uses, const char *question, BalAnswer answer)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (uses); i++)
    n += bal_item_get_enum (bal_item_peek (uses, i), question) == (int) answer;

  return n;
}

static void
check_answers (BalAreaChecking *self,
               BalItem *record,
               const char *code,
               const char *question,
               BalAnswer answer)
{
  GListModel *uses = bal_item_get_items (record, "participants");
  const BalFindingFigure figures[] = { { "agencies", count_answers (uses, question, answer) },
                                       { "of", g_list_model_get_n_items (uses) } };

  if (figures[0].value > 0.0)
    bal_area_checking_add (self, code, record, NULL, figures, 2);
}

/* A record of which nobody says that they keep it is not kept only when all say that they do
 * not. */
static void
append_record (BalAreaChecking *self, BalTableBuilder *table, BalItem *record)
{
  GListModel *uses = bal_item_get_items (record, "participants");
  const guint n_uses = g_list_model_get_n_items (uses);

  for (guint i = 0; i < n_uses; i++)
    append_use (self, table, record, bal_item_peek (uses, i));
  if (n_uses > 0 && count_answers (uses, "keeps", BAL_ANSWER_NO) == n_uses)
    bal_area_checking_add (self, "record-not-kept", record, NULL, NULL, 0);
  check_answers (self, record, "record-not-used", "uses", BAL_ANSWER_NO);
  check_answers (self, record, "record-use-unknown", "uses", BAL_ANSWER_UNKNOWN);
  check_answers (self, record, "record-made-without", "involved", BAL_ANSWER_NO);
}

static void
add_table (BalAreaChecking *self,
           const char *list,
           BalTableBuilder *table,
           void (*append) (BalAreaChecking *, BalTableBuilder *, BalItem *))
{
  GListModel *items = bal_item_get_items (bal_area_get_information_sharing (self->area), list);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    append (self, table, bal_item_peek (items, i));
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_returns (BalAreaChecking *self)
{
  BalItem *sharing = bal_area_get_information_sharing (self->area);

  if (sharing == NULL)
    return;

  if (bal_item_count (sharing, "returns") > 0)
    add_table (self, "returns",
               bal_table_builder_new_with_columns ("returns", return_columns,
                                                   G_N_ELEMENTS (return_columns)),
               append_return);
  if (bal_item_count (sharing, "linkages") > 0)
    add_table (self, "linkages",
               bal_table_builder_new_with_columns ("linkages", linkage_columns,
                                                   G_N_ELEMENTS (linkage_columns)),
               append_linkage);
  if (bal_item_count (sharing, "shared_records") > 0)
    add_table (self, "shared_records",
               bal_table_builder_new_with_columns ("record_use", use_columns,
                                                   G_N_ELEMENTS (use_columns)),
               append_record);
}

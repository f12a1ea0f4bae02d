/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/base/bal-day-private.h"

/* Who was asked, by which route it comes into decisions, and what became of what they said. */

enum
{
  ENGAGEMENT,
  METHOD,
  LEVEL,
  STATUS,
  START,
  END,
  INVITED,
  TOOK_PART,
  TOOK_PART_WORD,
  THEMES,
  ROUTE,
  ROUTE_BEFORE,
  SAID,
  ANSWERED,
};

static const BalTableColumn engagement_columns[] = {
  { "engagement", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "method", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "status", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "start", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "end", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "invited", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "people" },
  { "took_part", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "people" },
  { "took_part_word", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "themes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "route", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "route_before", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "said", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "answered", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
};

enum
{
  RESPONSE_ENGAGEMENT,
  RESPONSE_SAID,
  RESPONSE_WORD,
  RESPONSE_ACTIONS,
  RESPONSE_DONE,
  RESPONSE_ANSWER,
};

static const BalTableColumn response_columns[] = {
  { "engagement", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "said", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "quantity_word", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "actions", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "done", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "answer", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

static gboolean
has_status (BalItem *engagement, const char *status)
{
  return g_strcmp0 (bal_item_get_text (engagement, "status"), status) == 0;
}

static const char *
get_word (BalItem *item, const char *member)
{
  BalFigure *figure = bal_item_get_figure (item, member);

  return figure != NULL ? bal_figure_get_word (figure) : NULL;
}

/* What answers a thing that was said, the weightiest first; NULL: nothing does. */
static const char *
find_answer (BalItem *response)
{
  if (bal_item_has_member (response, "done"))
    return "done";
  if (bal_item_has_member (response, "actions"))
    return "actions";
  if (bal_item_has_member (response, "reason"))
    return "reason";

  return NULL;
}

/* Says how many are answered. */
static guint
append_responses (BalTableBuilder *table, BalItem *engagement)
{
  GListModel *responses = bal_item_get_items (engagement, "responses");
  const guint n_responses = g_list_model_get_n_items (responses);
  guint n_answered = 0;

  for (guint i = 0; i < n_responses; i++)
    {
      BalItem *response = bal_item_peek (responses, i);
      const char *answer = find_answer (response);

      n_answered += answer != NULL;
      bal_table_builder_append_text (table, RESPONSE_ENGAGEMENT,
                                     bal_item_get_text (engagement, "code"));
      bal_table_builder_append_text (table, RESPONSE_SAID, bal_item_get_label (response, "said"));
      bal_table_builder_append_text (table, RESPONSE_WORD, get_word (response, "quantity"));
      bal_table_builder_append_int (table, RESPONSE_ACTIONS,
                                    g_strv_length (
                                      (char **) bal_item_get_texts (response, "actions")));
      bal_table_builder_append_text (table, RESPONSE_DONE, bal_item_get_label (response, "done"));
      bal_table_builder_append_text (table, RESPONSE_ANSWER, answer);
    }

  return n_answered;
}

/* Months overlap with days: only what must be later is. */
static gboolean
is_route_late (BalItem *engagement)
{
  const gint32 agreed = bal_item_get_day (engagement, "route_agreed");
  const gint32 start = bal_item_get_last_day (engagement, "start");

  return agreed != BAL_DAY_NONE && start != BAL_DAY_NONE && agreed > start;
}

static void
append_route (BalTableBuilder *table, BalItem *engagement)
{
  const gboolean dated =
    bal_item_has_member (engagement, "route_agreed") && bal_item_has_member (engagement, "start");

  bal_table_builder_append_boolean (table, ROUTE, bal_item_has_member (engagement, "route"));
  if (dated)
    bal_table_builder_append_boolean (table, ROUTE_BEFORE, !is_route_late (engagement));
  else
    bal_table_builder_append_state (table, ROUTE_BEFORE, BAL_VALUE_STATE_MISSING);
}

static void
append_engagement (BalTableBuilder *table, BalItem *engagement, guint n_answered)
{
  bal_table_builder_append_text (table, ENGAGEMENT, bal_item_get_text (engagement, "code"));
  bal_table_builder_append_text (table, METHOD, bal_item_get_text (engagement, "method"));
  bal_table_builder_append_text (table, LEVEL, bal_item_get_text (engagement, "level"));
  bal_table_builder_append_text (table, STATUS, bal_item_get_text (engagement, "status"));
  bal_table_builder_append_day (table, START, bal_item_get_day (engagement, "start"));
  bal_table_builder_append_day (table, END, bal_item_get_last_day (engagement, "end"));
  bal_area_checking_append_figure (table, INVITED, bal_item_get_figure (engagement, "invited"));
  bal_area_checking_append_figure (table, TOOK_PART, bal_item_get_figure (engagement, "took_part"));
  bal_table_builder_append_text (table, TOOK_PART_WORD, get_word (engagement, "took_part"));
  bal_table_builder_append_int (table, THEMES, bal_item_count (engagement, "themes"));
  append_route (table, engagement);
  bal_table_builder_append_int (table, SAID, bal_item_count (engagement, "responses"));
  bal_table_builder_append_int (table, ANSWERED, n_answered);
}

static void
check_engagement (BalAreaChecking *self, BalItem *engagement, guint row, guint n_answered)
{
  const guint n_said = bal_item_count (engagement, "responses");
  const BalFindingFigure figures[] = { { "said", n_said },
                                       { "open", (double) n_said - n_answered } };
  const gint32 first = bal_item_get_day (engagement, "start");
  const gint32 last = bal_item_get_last_day (engagement, "end");
  double number = 0.0;

  if (first != BAL_DAY_NONE && last != BAL_DAY_NONE && last < first)
    bal_area_checking_add (self, "dates-reversed", engagement, NULL, NULL, 0);
  if (has_status (engagement, "cancelled"))
    return;
  if (!bal_item_has_member (engagement, "route"))
    bal_area_checking_add (self, "engagement-without-route", engagement, NULL, NULL, 0);
  else if (is_route_late (engagement))
    bal_area_checking_add (self, "engagement-route-late", engagement, "route_agreed", NULL, 0);
  if (!has_status (engagement, "planned") &&
      !bal_area_checking_get_number (bal_item_get_figure (engagement, "took_part"), &number))
    bal_area_checking_add_row (self, "engagement-size-unknown", "programme/engagements",
                               "took_part", row);
  if (n_answered < n_said)
    bal_area_checking_add (self, "engagement-unanswered", engagement, "responses", figures,
                           G_N_ELEMENTS (figures));
}

static gboolean
asks_children (BalItem *engagement)
{
  const char *const *groups = bal_item_get_texts (engagement, "groups");

  return !has_status (engagement, "cancelled") &&
         (g_strv_contains (groups, "children") || g_strv_contains (groups, "young_people"));
}

void
bal_area_check_engagements (BalAreaChecking *self)
{
  BalItem *programme = bal_item_get_item (BAL_ITEM (self->area), "programme");
  GListModel *engagements =
    programme != NULL ? bal_item_get_items (programme, "engagements") : NULL;
  const guint n_engagements = engagements != NULL ? g_list_model_get_n_items (engagements) : 0;
  gboolean children = FALSE;
  BalTableBuilder *table = NULL;
  BalTableBuilder *responses = NULL;

  if (n_engagements == 0)
    return;
  table = bal_table_builder_new_with_columns ("engagements", engagement_columns,
                                              G_N_ELEMENTS (engagement_columns));
  responses = bal_table_builder_new_with_columns ("engagement_responses", response_columns,
                                                  G_N_ELEMENTS (response_columns));
  for (guint i = 0; i < n_engagements; i++)
    {
      BalItem *engagement = bal_item_peek (engagements, i);
      const guint n_answered = append_responses (responses, engagement);

      children = children || asks_children (engagement);
      append_engagement (table, engagement, n_answered);
      check_engagement (self, engagement, i, n_answered);
    }
  if (!children)
    bal_findings_builder_add (self->findings, "engagement-without-children",
                              "/programme/engagements", NULL, NULL, 0);
  bal_area_checking_end_table (self, table);
  bal_area_checking_end_table (self, responses);
}

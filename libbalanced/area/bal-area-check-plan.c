/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-numbering-private.h"

#include <string.h>

enum
{
  WHAT,
  DECLARED,
  LISTED,
  AGREES,
};

static const BalTableColumn count_columns[] = {
  { "what", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "declared", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "listed", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "agrees", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  FOCUS_AREA,
  NUMBER,
  TITLE,
  ACTIONS,
  SUB_ACTIONS,
};

static const BalTableColumn action_columns[] = {
  { "focus_area", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "number", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "title", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "actions", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "sub_actions", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
};

/* One number in front of one action, in one list of the source. */
typedef struct
{
  const char *list;
  BalItem *item; /* the printing */
  BalNumber number;
} Printed;

static void
check_focus_areas (BalAreaChecking *self)
{
  GListModel *focus_areas = bal_area_checking_get_list (self, "focus_areas");
  BalTableBuilder *table = bal_table_builder_new_with_columns ("focus_areas", action_columns,
                                                               G_N_ELEMENTS (action_columns));
  const guint n_areas = g_list_model_get_n_items (focus_areas);

  for (guint i = 0; i < n_areas; i++)
    {
      BalItem *area = bal_item_peek (focus_areas, i);
      GListModel *actions = bal_item_get_items (area, "actions");
      const guint n_actions = g_list_model_get_n_items (actions);
      gint64 n_sub_actions = 0;

      for (guint j = 0; j < n_actions; j++)
        n_sub_actions += bal_item_count (bal_item_peek (actions, j), "sub_actions");
      bal_table_builder_append_text (table, FOCUS_AREA, bal_item_get_text (area, "code"));
      if (bal_item_has_member (area, "number"))
        bal_table_builder_append_int (table, NUMBER, bal_item_get_integer (area, "number"));
      else
        bal_table_builder_append_state (table, NUMBER, BAL_VALUE_STATE_MISSING);
      bal_table_builder_append_text (table, TITLE, bal_item_get_label (area, "title"));
      bal_table_builder_append_int (table, ACTIONS, n_actions);
      bal_table_builder_append_int (table, SUB_ACTIONS, n_sub_actions);
    }
  bal_area_checking_end_table (self, table);
}

static gboolean
count_listed (BalAreaChecking *self, const char *what, guint n_actions, gint64 *listed)
{
  const char *const lists[] = { "sources",    "agencies",    "settings",
                                "provisions", "offers",      "populations",
                                "figures",    "relations",   "responsibilities",
                                "boundaries", "focus_areas", "measures",
                                NULL };

  if (g_strcmp0 (what, "actions") == 0)
    {
      *listed = n_actions;
      return TRUE;
    }
  if (what == NULL || !g_strv_contains (lists, what))
    return FALSE;

  *listed = g_list_model_get_n_items (bal_area_checking_get_list (self, what));

  return TRUE;
}

static void
check_count (BalAreaChecking *self, BalItem *count, gint64 declared, gint64 listed)
{
  const BalFindingFigure figures[] = { { "declared", (double) declared },
                                       { "listed", (double) listed } };
  const gboolean actions = g_str_equal (bal_item_get_text (count, "what"), "actions");

  if (declared != listed)
    bal_area_checking_add (self, actions ? "actions-count-mismatch" : "declared-count-mismatch",
                           count, NULL, figures, G_N_ELEMENTS (figures));
}

static void
check_counts (BalAreaChecking *self, guint n_actions)
{
  GListModel *counts = bal_area_checking_get_list (self, "declared_counts");
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("counts", count_columns, G_N_ELEMENTS (count_columns));
  const guint n_counts = g_list_model_get_n_items (counts);

  for (guint i = 0; i < n_counts; i++)
    {
      BalItem *count = bal_item_peek (counts, i);
      const char *what = bal_item_get_text (count, "what");
      const gint64 declared = bal_item_get_integer (count, "count");
      gint64 listed = 0;

      bal_table_builder_append_text (table, WHAT, what);
      bal_table_builder_append_int (table, DECLARED, declared);
      if (!count_listed (self, what, n_actions, &listed))
        {
          bal_table_builder_append_state (table, LISTED, BAL_VALUE_STATE_NOT_AVAILABLE);
          bal_table_builder_append_state (table, AGREES, BAL_VALUE_STATE_NOT_AVAILABLE);
          bal_area_checking_add (self, "reference-unknown", count, "what", NULL, 0);
          continue;
        }
      bal_table_builder_append_int (table, LISTED, listed);
      bal_table_builder_append_boolean (table, AGREES, declared == listed);
      check_count (self, count, declared, listed);
    }
  bal_area_checking_end_table (self, table);
}

static GArray *
collect_printed (GPtrArray *actions)
{
  GArray *printed = g_array_new (FALSE, FALSE, sizeof (Printed));

  for (guint i = 0; i < actions->len; i++)
    {
      GListModel *printings = bal_item_get_items (g_ptr_array_index (actions, i), "printings");
      const guint n_printings = g_list_model_get_n_items (printings);

      for (guint j = 0; j < n_printings; j++)
        {
          BalItem *item = bal_item_peek (printings, j);
          const gboolean placed = bal_item_has_member (item, "position");
          const Printed one = {
            bal_item_get_text (item, "list"),
            item,
            { bal_item_get_integer (item, "number"),
              placed ? bal_item_get_integer (item, "position") : (gint64) i + 1, i },
          };

          if (one.list != NULL)
            g_array_append_val (printed, one);
        }
    }

  return printed;
}

static int
compare_printed_by_list (gconstpointer a, gconstpointer b)
{
  const Printed *one = a, *two = b;
  const int order = strcmp (one->list, two->list);

  return order != 0 ? order
                    : (one->number.item > two->number.item) - (one->number.item < two->number.item);
}

static int
compare_printed_by_number (gconstpointer a, gconstpointer b)
{
  const Printed *one = a, *two = b;

  if (one->number.number != two->number.number)
    return one->number.number < two->number.number ? -1 : 1;

  return compare_printed_by_list (a, b);
}

static void
report_fault (BalAreaChecking *self, const char *code, BalItem *item, guint64 n_faults)
{
  const BalFindingFigure figure = { "faults", (double) n_faults };

  if (n_faults > 0)
    bal_area_checking_add (self, code, item, NULL, &figure, 1);
}

/* The subject of a fault of a whole list is the first action that it prints. */
static void
check_list (BalAreaChecking *self, const Printed *printed, guint n_printed)
{
  g_autofree BalNumber *numbers = g_new (BalNumber, n_printed);
  BalNumbering faults = { 0 };

  for (guint i = 0; i < n_printed; i++)
    numbers[i] = printed[i].number;
  faults = bal_numbering_examine (numbers, n_printed);
  report_fault (self, "numbering-repeated", printed[0].item, faults.repeated);
  report_fault (self, "numbering-with-holes", printed[0].item, faults.missing);
  report_fault (self, "numbering-out-of-order", printed[0].item, faults.out_of_order);
}

static void
check_lists (BalAreaChecking *self, GArray *printed)
{
  guint first = 0;

  g_array_sort (printed, compare_printed_by_list);
  for (guint i = 1; i <= printed->len; i++)
    {
      const Printed *start = &g_array_index (printed, Printed, first);

      if (i < printed->len && g_str_equal (start->list, g_array_index (printed, Printed, i).list))
        continue;
      check_list (self, start, i - first);
      first = i;
    }
}

/* One number that different lists give to different actions. */
static void
check_number (BalAreaChecking *self, const Printed *printed, guint n_printed)
{
  const BalFindingFigure figure = { "number", (double) printed[0].number.number };

  for (guint i = 1; i < n_printed; i++)
    if (printed[i].number.item != printed[0].number.item &&
        !g_str_equal (printed[i].list, printed[0].list))
      {
        bal_area_checking_add (self, "numbering-conflict", printed[0].item, NULL, &figure, 1);
        return;
      }
}

static void
check_numbers (BalAreaChecking *self, GArray *printed)
{
  guint first = 0;

  g_array_sort (printed, compare_printed_by_number);
  for (guint i = 1; i <= printed->len; i++)
    {
      const Printed *start = &g_array_index (printed, Printed, first);

      if (i < printed->len &&
          start->number.number == g_array_index (printed, Printed, i).number.number)
        continue;
      check_number (self, start, i - first);
      first = i;
    }
}

/* Titles are compared without regard to case and space at their ends. */
static char *
normalise (const char *title)
{
  char *folded = g_utf8_casefold (title, -1);

  return g_strstrip (folded);
}

/* The hash table holds what has each title. */
static void
note_title (BalAreaChecking *self, GHashTable *titles, const char *title, BalItem *item)
{
  g_autofree char *key = title != NULL ? normalise (title) : NULL;
  BalItem *holder = key != NULL ? g_hash_table_lookup (titles, key) : NULL;

  if (key == NULL)
    return;
  if (holder == NULL)
    g_hash_table_insert (titles, g_steal_pointer (&key), item);
  else if (holder != item)
    bal_area_checking_add (self, "title-repeated", item, NULL, NULL, 0);
}

static void
check_titles (BalAreaChecking *self, GHashTable *titles, BalItem *action)
{
  GListModel *printings = bal_item_get_items (action, "printings");
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BalFindingFigure figure = { "titles", 0.0 };
  const guint n_printings = g_list_model_get_n_items (printings);

  note_title (self, titles, bal_item_get_label (action, "title"), action);
  for (guint i = 0; i < n_printings; i++)
    {
      const char *title = bal_item_get_text (bal_item_peek (printings, i), "title");

      if (title != NULL && g_hash_table_add (own, normalise (title)))
        note_title (self, titles, title, action);
    }

  figure.value = g_hash_table_size (own);
  if (figure.value > 1.0)
    bal_area_checking_add (self, "title-conflict", action, NULL, &figure, 1);
}

static void
check_all_titles (BalAreaChecking *self, GPtrArray *actions)
{
  GListModel *focus_areas = bal_area_checking_get_list (self, "focus_areas");
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const guint n_areas = g_list_model_get_n_items (focus_areas);

  for (guint i = 0; i < n_areas; i++)
    {
      BalItem *area = bal_item_peek (focus_areas, i);

      note_title (self, titles, bal_item_get_label (area, "title"), area);
    }
  for (guint i = 0; i < actions->len; i++)
    check_titles (self, titles, g_ptr_array_index (actions, i));
}

/* An action for agencies that the evidence was not about may be right, but it is a wider claim. */
static void
check_addressees (BalAreaChecking *self, BalItem *action)
{
  const char *const *addressees = bal_item_get_texts (action, "addressees");
  const char *const *evidence = bal_item_get_texts (action, "evidence_from");
  BalFindingFigure figure = { "agencies", 0.0 };

  if (addressees[0] == NULL)
    bal_area_checking_add (self, "action-without-addressee", action, NULL, NULL, 0);
  if (evidence[0] == NULL)
    return;
  figure.value = bal_area_checking_count_beyond (addressees, evidence);
  if (figure.value > 0.0)
    bal_area_checking_add (self, "recommendation-extrapolated", action, NULL, &figure, 1);
}

void
bal_area_check_plan (BalAreaChecking *self)
{
  g_autoptr (GPtrArray) actions = bal_area_checking_collect_actions (self);
  g_autoptr (GArray) printed = collect_printed (actions);

  check_focus_areas (self);
  check_counts (self, actions->len);
  check_lists (self, printed);
  check_numbers (self, printed);
  check_all_titles (self, actions);
  for (guint i = 0; i < actions->len; i++)
    check_addressees (self, g_ptr_array_index (actions, i));
}

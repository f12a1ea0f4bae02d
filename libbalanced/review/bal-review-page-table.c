/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-page-private.h"

#include <math.h>
#include <string.h>

#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/chart/bal-words-private.h"
#include "libbalanced/core/bal-column.h"

/* What still reads as a table. */
#define MAX_ROWS 60
#define LONG_ROW 5
#define WIDE_ROW 8

/* Larger figures are no counts. */
#define LARGEST_WHOLE 1e15

static const char *const bases[] = {
  [BAL_BASIS_NONE] = "",
  [BAL_BASIS_ACTIVE] = "Counts what was open on some day of the period. ",
  [BAL_BASIS_STARTED] = "Counts what started in the period. ",
  [BAL_BASIS_ENDED] = "Counts what ended in the period. ",
  [BAL_BASIS_WAITING] = "Counts what was waiting at the end of the period. ",
};

void
bal_review_page_add_text (GString *page, const char *text)
{
  bal_text_append_xml (page, text, -1);
}

void
bal_review_page_add (GString *page, const char *tag, const char *text)
{
  gsize length = strcspn (tag, " ");

  g_string_append_printf (page, "<%s>", tag);
  bal_review_page_add_text (page, text);
  g_string_append_printf (page, "</%.*s>\n", (int) length, tag);
}

static gboolean
is_number (BalColumn *column)
{
  BalColumnKind kind = bal_column_get_kind (column);

  return kind == BAL_COLUMN_KIND_INT64 || kind == BAL_COLUMN_KIND_DOUBLE;
}

/* Figures of one unit have as many decimals as the others of their column. */
static gboolean
has_decimals (BalColumn *column, guint64 row)
{
  guint64 first = bal_column_get_unit (column) != NULL ? 0 : row;
  guint64 last = bal_column_get_unit (column) != NULL ? bal_column_get_n_rows (column) : row + 1;

  for (guint64 i = first; i < last; i++)
    {
      double value = bal_column_get_double (column, i);

      if (bal_column_has_value (column, i) && value != trunc (value))
        return TRUE;
    }

  return FALSE;
}

static char *
get_double_words (BalColumn *column, guint64 row)
{
  double value = bal_column_get_double (column, row);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *whole = NULL;

  if (bal_column_get_role (column) == BAL_COLUMN_ROLE_SHARE)
    return bal_words_from_share (value);
  if (fabs (value) >= LARGEST_WHOLE)
    return bal_text_format_number (value);
  if (!has_decimals (column, row))
    return bal_words_from_count ((gint64) value);

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", fabs (value));
  whole = bal_words_from_count ((gint64) g_ascii_strtod (buffer, NULL));

  return g_strconcat (value < 0 ? "-" : "", whole, strchr (buffer, '.'), NULL);
}

static char *
get_value_words (BalColumn *column, guint64 row)
{
  switch (bal_column_get_kind (column))
    {
    case BAL_COLUMN_KIND_BOOLEAN:
      return g_strdup (bal_column_get_boolean (column, row) ? "yes" : "no");
    case BAL_COLUMN_KIND_INT64:
      return bal_words_from_count (bal_column_get_int64 (column, row));
    case BAL_COLUMN_KIND_DOUBLE:
      return get_double_words (column, row);
    case BAL_COLUMN_KIND_DAY:
      return bal_words_from_day_short (bal_column_get_day (column, row));
    case BAL_COLUMN_KIND_CODE:
      return g_strdelimit (g_strdup (bal_column_get_text (column, row)), "_", ' ');
    case BAL_COLUMN_KIND_TEXT:
      return g_strdup (bal_column_get_text (column, row));
    default:
      g_assert_not_reached ();
    }
}

static char *
get_cell_words (BalColumn *column, guint64 row)
{
  BalValueState state = bal_column_get_state (column, row);
  g_autofree char *words = NULL;

  if (bal_column_get_role (column) == BAL_COLUMN_ROLE_KEY &&
      state == BAL_VALUE_STATE_NOT_APPLICABLE)
    return g_strdup ("All");
  if (!bal_value_state_has_value (state))
    return g_strdup (bal_words_from_state (state));

  words = get_value_words (column, row);
  if (state == BAL_VALUE_STATE_UNRELIABLE)
    return g_strconcat (words, " (unreliable)", NULL);

  return g_steal_pointer (&words);
}

static gboolean
is_total (BalTable *table, guint64 row)
{
  for (guint i = 0; i < bal_table_get_n_columns (table); i++)
    {
      BalColumn *column = bal_table_get_column (table, i);

      if (bal_column_get_role (column) == BAL_COLUMN_ROLE_KEY &&
          bal_column_get_state (column, row) == BAL_VALUE_STATE_NOT_APPLICABLE)
        return TRUE;
    }

  return FALSE;
}

static void
add_cell (GString *page, BalColumn *column, guint64 row, gboolean is_first)
{
  g_autofree char *words = get_cell_words (column, row);
  gboolean is_key = bal_column_get_role (column) == BAL_COLUMN_ROLE_KEY;

  if (is_first && is_key)
    bal_review_page_add (page, "th scope=\"row\"", words);
  else if (!is_key && !bal_value_state_has_value (bal_column_get_state (column, row)))
    bal_review_page_add (page,
                         is_number (column) ? "td class=\"number state\"" : "td class=\"state\"",
                         words);
  else
    bal_review_page_add (page, is_number (column) ? "td class=\"number\"" : "td", words);
}

/* What abbreviations of columns mean. */
static const struct
{
  const char *name;
  const char *words;
} column_words[] = {
  { "p92_days", "92 in 100 waited at most (days)" },
};

static char *
get_column_words (BalColumn *column)
{
  const char *unit = bal_column_get_unit (column);
  g_autofree char *name = bal_words_from_code (bal_column_get_name (column));

  for (guint i = 0; i < G_N_ELEMENTS (column_words); i++)
    {
      if (g_str_equal (bal_column_get_name (column), column_words[i].name))
        return g_strdup (column_words[i].words);
    }

  if (unit == NULL || strcasestr (name, unit) != NULL)
    return g_steal_pointer (&name);

  return g_strdup_printf ("%s (%s)", name, unit);
}

/* Words that are the same in every row. */
static gboolean
is_constant (BalColumn *column)
{
  BalColumnKind kind = bal_column_get_kind (column);
  guint64 n_rows = bal_column_get_n_rows (column);

  if ((kind != BAL_COLUMN_KIND_CODE && kind != BAL_COLUMN_KIND_TEXT) ||
      bal_column_get_role (column) == BAL_COLUMN_ROLE_KEY || n_rows < 2)
    return FALSE;
  for (guint64 row = 0; row < n_rows; row++)
    {
      if (!bal_column_has_value (column, row) ||
          !g_str_equal (bal_column_get_text (column, row), bal_column_get_text (column, 0)))
        return FALSE;
    }

  return TRUE;
}

/* A column of which no row has a value, or all have the same words, is named under the table, and
 * not shown in it. */
static gboolean
is_shown (BalColumn *column)
{
  guint64 n_rows = bal_column_get_n_rows (column);

  if (is_constant (column))
    return FALSE;
  for (guint64 row = 0; row < n_rows; row++)
    {
      if (bal_column_has_value (column, row))
        return TRUE;
    }

  return n_rows == 0 || bal_column_get_role (column) == BAL_COLUMN_ROLE_KEY;
}

static void
add_head (GString *page, BalTable *table)
{
  g_string_append (page, "<thead><tr>\n");
  for (guint i = 0; i < bal_table_get_n_columns (table); i++)
    {
      BalColumn *column = bal_table_get_column (table, i);
      g_autofree char *words = get_column_words (column);

      if (is_shown (column))
        bal_review_page_add (page,
                             is_number (column) ? "th scope=\"col\" class=\"number\""
                                                : "th scope=\"col\"",
                             words);
    }
  g_string_append (page, "</tr></thead>\n");
}

static void
add_rows (GString *page, BalTable *table)
{
  guint64 n_rows = MIN (bal_table_get_n_rows (table), MAX_ROWS);

  add_head (page, table);
  g_string_append (page, "<tbody>\n");
  for (guint64 row = 0; row < n_rows; row++)
    {
      g_string_append (page, is_total (table, row) ? "<tr class=\"total\">\n" : "<tr>\n");
      for (guint i = 0; i < bal_table_get_n_columns (table); i++)
        {
          if (is_shown (bal_table_get_column (table, i)))
            add_cell (page, bal_table_get_column (table, i), row, i == 0);
        }
      g_string_append (page, "</tr>\n");
    }
  g_string_append (page, "</tbody>\n");
}

/* A long row reads better from the top down. */
static void
add_only_row (GString *page, BalTable *table)
{
  g_string_append (page, "<tbody>\n");
  for (guint i = 0; i < bal_table_get_n_columns (table); i++)
    {
      BalColumn *column = bal_table_get_column (table, i);
      g_autofree char *words = get_column_words (column);

      g_string_append (page, "<tr>\n");
      bal_review_page_add (page, "th scope=\"row\"", words);
      add_cell (page, column, 0, FALSE);
      g_string_append (page, "</tr>\n");
    }
  g_string_append (page, "</tbody>\n");
}

static void
add_constant (GString *page, BalColumn *column, const char *words)
{
  g_autofree char *value = get_value_words (column, 0);
  g_autofree char *note = g_strdup_printf ("%s, in every row: %s.", words, value);

  bal_review_page_add (page, "p class=\"note\"", note);
}

static void
add_notes (GString *page, BalTable *table)
{
  guint64 n_rows = bal_table_get_n_rows (table);
  g_autoptr (GString) hidden = g_string_new (NULL);

  if (n_rows == 0)
    bal_review_page_add (page, "p class=\"note\"", "This table has no rows.");
  if (n_rows > MAX_ROWS)
    {
      g_autofree char *all = bal_words_from_count ((gint64) n_rows);
      g_autofree char *note = g_strdup_printf ("The first %d of %s rows; all of them are in "
                                               "tables/%s.csv.",
                                               MAX_ROWS, all, bal_table_get_name (table));

      bal_review_page_add (page, "p class=\"note\"", note);
    }
  for (guint i = 0; n_rows > 1 && i < bal_table_get_n_columns (table); i++)
    {
      BalColumn *column = bal_table_get_column (table, i);
      g_autofree char *words = get_column_words (column);

      if (is_constant (column))
        add_constant (page, column, words);
      else if (!is_shown (column))
        g_string_append_printf (hidden, "%s%s", hidden->len > 0 ? ", " : "", words);
    }
  if (hidden->len > 0)
    {
      g_autofree char *note =
        g_strdup_printf ("Not shown, as no row has a value: %s.", hidden->str);

      bal_review_page_add (page, "p class=\"note\"", note);
    }
}

static void
add_caption (GString *page, BalTable *table, const char *title)
{
  g_autofree char *when =
    bal_words_from_period (bal_table_get_period (table), bal_table_get_as_at (table));
  g_autofree char *words = NULL;

  if (bal_table_get_basis (table) != BAL_BASIS_NONE)
    words = g_strdup_printf ("%sPeriod: %s.", bases[bal_table_get_basis (table)], when);
  g_string_append_printf (page, "<caption id=\"table-%s\">", bal_table_get_name (table));
  bal_review_page_add (page, "strong", title);
  if (words != NULL)
    bal_review_page_add (page, "span", words);
  if (bal_table_get_synthetic (table))
    bal_review_page_add (page, "span", "Synthetic children.");
  g_string_append (page, "</caption>\n");
}

void
bal_review_page_add_table (GString *page, BalTable *table, const char *title)
{
  gboolean is_one_row =
    bal_table_get_n_rows (table) == 1 && bal_table_get_n_columns (table) >= LONG_ROW;

  g_string_append_printf (page,
                          "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
                          "aria-labelledby=\"table-%s\">\n<table%s>\n",
                          bal_table_get_name (table),
                          bal_table_get_n_columns (table) > WIDE_ROW && !is_one_row
                            ? " class=\"wide\""
                            : "");
  add_caption (page, table, title);
  if (is_one_row)
    add_only_row (page, table);
  else
    add_rows (page, table);
  g_string_append (page, "</table>\n</div>\n");
  add_notes (page, table);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-csv-intake-private.h"

#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/caseload/bal-csv-parts-private.h"
#include "libbalanced/core/bal-error.h"

#define LARGE_FILE (4 << 20)

static const struct
{
  const char *bytes;
  gsize length;
  const char *encoding;
} marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

static gboolean
is_utf8 (const char *encoding)
{
  return g_ascii_strcasecmp (encoding, "UTF-8") == 0 || g_ascii_strcasecmp (encoding, "UTF8") == 0;
}

/* The text in UTF-8, without a byte-order mark; what is not UTF-8 shows in its rows. */
static GBytes *
decode (GBytes *bytes, const char *declared, const char *name, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *encoding = declared;
  gsize skip = 0;
  g_autoptr (GError) local_error = NULL;
  char *decoded;
  gsize decoded_length;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (length >= marks[i].length && memcmp (text, marks[i].bytes, marks[i].length) == 0)
        {
          encoding = marks[i].encoding;
          skip = marks[i].length;
          break;
        }
    }
  if (length == 0 || is_utf8 (encoding))
    return g_bytes_new_from_bytes (bytes, skip, length - skip);

  decoded = g_convert (text + skip, (gssize) (length - skip), "UTF-8", encoding, NULL,
                       &decoded_length, &local_error);
  if (decoded != NULL)
    return g_bytes_new_take (decoded, decoded_length);

  if (g_error_matches (local_error, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    g_set_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_BAD_OPTION,
                 "Reading “%s”: the encoding “%s” is not known", name, encoding);
  else
    g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_ENCODING,
                 "Reading “%s”: the text is not in the encoding “%s”", name, encoding);
  return NULL;
}

static char *
dup_column_name (const BalCell *cell)
{
  return cell->kind == BAL_CELL_TEXT ? g_strstrip (g_strndup (cell->text, cell->length))
                                     : g_strdup ("");
}

/* The names of the columns, which may be empty but must be text. */
static GStrv
read_header (BalCsvScanner *scanner, const char *name, GError **error)
{
  BalCsvOutcome outcome = bal_csv_scanner_next (scanner);
  g_auto (GStrv) names = NULL;

  if (outcome == BAL_CSV_END)
    {
      g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_TRUNCATED,
                   "Reading “%s”: there is no line with the names of the columns", name);
      return NULL;
    }
  if (outcome != BAL_CSV_RECORD)
    {
      bal_csv_set_error (scanner, outcome, name, error);
      return NULL;
    }

  names = g_new0 (char *, (gsize) scanner->n_cells + 1);
  for (guint i = 0; i < scanner->n_cells; i++)
    {
      const BalCell *cell = &scanner->cells[i];

      if (cell->kind == BAL_CELL_TEXT && !bal_text_is_utf8 (cell->text, cell->length))
        {
          g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_ENCODING,
                       "Reading “%s”: the name of column %u is not UTF-8", name, i + 1);
          return NULL;
        }
      names[i] = dup_column_name (cell);
    }
  return g_steal_pointer (&names);
}

gboolean
bal_csv_intake_read (BalIntake *intake,
                     BalCaseloadFile file,
                     const char *name,
                     GBytes *bytes,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GBytes) text =
    decode (bytes, bal_caseload_options_get_encoding (intake->options), name, error);
  g_auto (GStrv) names = NULL;
  BalCsvScanner scanner;
  const char *data;
  gsize length;
  gboolean done;

  if (text == NULL)
    return FALSE;

  data = g_bytes_get_data (text, &length);
  bal_csv_scanner_init (&scanner, data != NULL ? data : "", length);
  names = read_header (&scanner, name, error);
  intake->large = length > LARGE_FILE;
  done =
    names != NULL &&
    bal_intake_begin (intake, file, name, (const char *const *) names, scanner.n_cells, error) &&
    bal_csv_parts_read (intake, &scanner, name, cancellable, error);
  bal_csv_scanner_clear (&scanner);
  if (done)
    bal_intake_end_file (intake);
  return done;
}

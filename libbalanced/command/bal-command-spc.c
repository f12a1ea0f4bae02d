/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/command/bal-command-private.h"

#include <math.h>
#include <string.h>

#define USAGE "FILE.csv"
#define DESCRIPTION                                                                \
  "Draws charts of statistical process control: is a change more than the usual\n" \
  "variation, and will the target be met?\n"                                       \
  "\n"                                                                             \
  "The file has the columns date and value, or numerator and denominator, and\n"   \
  "perhaps series and target; others are not read. With --output it writes\n"      \
  "summary.csv, points.csv and groups.csv, and a picture for each series. The\n"   \
  "figures are those of the file: nothing is protected.\n"                         \
  "\n"                                                                             \
  "Exit status: 0 when the charts were made, 2 for a wrong command line, 3 when\n" \
  "something could not be read or written.\n"

#define WIDEST_CELL 36

typedef struct
{
  char *kind;
  char *preset;
  char *improvement;
  char *frequency;
  char *target;
  char **rebases;
  char *output;
  gboolean as_json;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->kind);
  g_free (self->preset);
  g_free (self->improvement);
  g_free (self->frequency);
  g_free (self->target);
  g_strfreev (self->rebases);
  g_free (self->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* A choice by its name, with dashes or underscores; TRUE as well when the option was not given. */
static gboolean
parse_choice (const char *option, const char *text, GType type, int *choice)
{
  g_autoptr (GEnumClass) choices = g_type_class_ref (type);
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *nick = text != NULL ? g_strdelimit (g_strdup (text), "_", '-') : NULL;
  const GEnumValue *value = nick != NULL ? g_enum_get_value_by_nick (choices, nick) : NULL;

  if (text == NULL)
    return TRUE;
  if (value != NULL)
    {
      *choice = value->value;
      return TRUE;
    }
  for (guint i = 0; i < choices->n_values; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", choices->values[i].value_nick);
  g_printerr ("balanced: %s: “%s” is none of %s\n", option, text, known->str);

  return FALSE;
}

static gboolean
parse_target (const char *text, double *target)
{
  char *end = NULL;

  if (text == NULL)
    return TRUE;
  *target = g_ascii_strtod (text, &end);
  if (*text != '\0' && *end == '\0' && isfinite (*target))
    return TRUE;
  g_printerr ("balanced: --target: “%s” is not a number\n", text);

  return FALSE;
}

/* DATE=REASON, any number of them; NULL after a message. */
static GVariant *
parse_rebases (char **rebases)
{
  g_autoptr (GVariantDict) dict = g_variant_dict_new (NULL);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; rebases != NULL && rebases[i] != NULL; i++)
    {
      const char *equals = strchr (rebases[i], '=');
      g_autofree char *date = equals != NULL ? g_strndup (rebases[i], equals - rebases[i]) : NULL;
      gint32 day = BAL_DAY_NONE;

      if (equals == NULL || equals[1] == '\0')
        {
          g_printerr (
            "balanced: --rebase: “%s” is not DATE=REASON; limits begin anew for a reason\n",
            rebases[i]);
          g_variant_builder_clear (&builder);
          return NULL;
        }
      if (!bal_command_parse_day ("--rebase", date, &day))
        {
          g_variant_builder_clear (&builder);
          return NULL;
        }
      if (g_variant_dict_contains (dict, date))
        {
          g_printerr ("balanced: --rebase: “%s” is given twice\n", date);
          g_variant_builder_clear (&builder);
          return NULL;
        }
      g_variant_dict_insert (dict, date, "b", TRUE);
      g_variant_builder_add (&builder, "{ss}", date, equals + 1);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/* NULL after a message: the command line is wrong. */
static BalSpc *
make_spc (const Options *options)
{
  int kind = BAL_SPC_KIND_XMR;
  int preset = BAL_SPC_PRESET_NHSR;
  int improvement = BAL_POLARITY_UNKNOWN;
  int frequency = BAL_FREQUENCY_IRREGULAR;
  double target = INFINITY;
  g_autoptr (GVariant) rebases = NULL;

  if (!parse_choice ("--kind", options->kind, BAL_TYPE_SPC_KIND, &kind) ||
      !parse_choice ("--preset", options->preset, BAL_TYPE_SPC_PRESET, &preset) ||
      !parse_choice ("--improvement", options->improvement, BAL_TYPE_POLARITY, &improvement) ||
      !parse_choice ("--frequency", options->frequency, BAL_TYPE_FREQUENCY, &frequency) ||
      !parse_target (options->target, &target))
    return NULL;
  rebases = parse_rebases (options->rebases);
  if (rebases == NULL)
    return NULL;

  return g_object_new (BAL_TYPE_SPC, "kind", kind, "preset", preset, "improvement", improvement,
                       "frequency", frequency, "target", target, "rebases",
                       g_variant_n_children (rebases) > 0 ? rebases : NULL, NULL);
}

/* What stands in a column of the text; a terminal gets no control characters from a file. */
static char *
make_cell (BalTable *table, const char *name, guint64 row)
{
  BalColumn *column = bal_table_lookup_column (table, name);
  g_autofree char *text = NULL;
  GString *out = g_string_new (NULL);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (column == NULL || !bal_column_has_value (column, row))
    return g_string_free (g_string_append_c (out, '-'), FALSE);
  text = bal_column_get_kind (column) == BAL_COLUMN_KIND_DOUBLE
           ? g_strdup (
               g_ascii_formatd (buffer, sizeof buffer, "%.6g", bal_column_get_double (column, row)))
           : bal_column_dup_cell_text (column, row);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_utf8_strlen (out->str, -1) >= WIDEST_CELL - 1)
        {
          g_string_append (out, "…");
          break;
        }
      g_string_append_unichar (out,
                               g_unichar_isprint (g_utf8_get_char (p)) ? g_utf8_get_char (p) : '?');
    }

  return g_string_free (out, FALSE);
}

static const struct
{
  const char *column;
  const char *title;
  gboolean is_text;
} shown[] = {
  { "series", "series", TRUE },       { "values", "values", FALSE },
  { "last_value", "last", FALSE },    { "centre", "centre", FALSE },
  { "lower", "lower", FALSE },        { "upper", "upper", FALSE },
  { "target", "target", FALSE },      { "variation", "variation", TRUE },
  { "assurance", "assurance", TRUE }, { "status", "limits", TRUE },
};

static void
print_padded (const char *text, int width, gboolean is_text)
{
  int room = MAX (width - (int) g_utf8_strlen (text, -1), 0);

  if (is_text)
    g_print ("%s%*s  ", text, room, "");
  else
    g_print ("%*s%s  ", room, "", text);
}

static void
print_summary (BalTable *summary)
{
  guint64 n_rows = bal_table_get_n_rows (summary);
  int widths[G_N_ELEMENTS (shown)];

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      widths[i] = (int) strlen (shown[i].title);
      for (guint64 row = 0; row < n_rows; row++)
        {
          g_autofree char *cell = make_cell (summary, shown[i].column, row);

          widths[i] = MAX (widths[i], (int) g_utf8_strlen (cell, -1));
        }
      print_padded (shown[i].title, widths[i], shown[i].is_text);
    }
  g_print ("\n");
  for (guint64 row = 0; row < n_rows; row++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
        {
          g_autofree char *cell = make_cell (summary, shown[i].column, row);

          print_padded (cell, widths[i], shown[i].is_text);
        }
      g_print ("\n");
    }
}

static void
append_json_text (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (out, "\\%c", *p);
      else if (*p < ' ' || *p == 0x7f)
        g_string_append_printf (out, "\\u%04x", *p);
      else
        g_string_append_c (out, (char) *p);
    }
  g_string_append_c (out, '"');
}

static void
append_json_cell (GString *out, BalColumn *column, guint64 row)
{
  BalColumnKind kind = bal_column_get_kind (column);
  g_autofree char *text = NULL;

  if (!bal_column_has_value (column, row))
    {
      g_string_append (out, "null");
      return;
    }
  text = bal_column_dup_cell_text (column, row);
  if (kind == BAL_COLUMN_KIND_INT64 || kind == BAL_COLUMN_KIND_DOUBLE)
    g_string_append (out, text);
  else if (kind == BAL_COLUMN_KIND_BOOLEAN)
    g_string_append (out, bal_column_get_boolean (column, row) ? "true" : "false");
  else
    append_json_text (out, text);
}

static void
append_json_table (GString *out, BalTable *table)
{
  for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
    {
      g_string_append (out, row > 0 ? ",\n    {" : "\n    {");
      for (guint i = 0; i < bal_table_get_n_columns (table); i++)
        {
          BalColumn *column = bal_table_get_column (table, i);

          g_string_append (out, i > 0 ? ", " : " ");
          append_json_text (out, bal_column_get_name (column));
          g_string_append (out, ": ");
          append_json_cell (out, column, row);
        }
      g_string_append (out, " }");
    }
}

static void
print_json (BalResult *result)
{
  g_autoptr (GString) out = g_string_new ("{\n  \"format\": \"balanced-spc-1\"");
  GListModel *tables = bal_result_get_tables (result);
  BalFindings *findings = bal_result_get_findings (result);

  for (guint i = 0; i < g_list_model_get_n_items (tables); i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (tables, i);

      g_string_append_printf (out, ",\n  \"%s\": [", bal_table_get_name (table));
      append_json_table (out, table);
      g_string_append (out, "\n  ]");
    }
  g_string_append (out, ",\n  \"findings\": [");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);
      g_autofree char *message = bal_finding_dup_message (finding, NULL, NULL);

      g_string_append (out, i > 0 ? ",\n    { \"code\": " : "\n    { \"code\": ");
      append_json_text (out, bal_finding_get_code (finding));
      g_string_append (out, ", \"message\": ");
      append_json_text (out, message);
      g_string_append (out, " }");
    }
  g_string_append (out, "\n  ]\n}\n");
  g_print ("%s", out->str);
}

static gboolean
write_file (GFile *folder, const char *name, const char *text, GError **error)
{
  g_autoptr (GFile) file = g_file_get_child (folder, name);

  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  bal_command_get_cancellable (), error);
}

static gboolean
write_charts (GFile *folder, BalResult *result, GError **error)
{
  BalTable *summary = bal_result_lookup_table (result, "summary");
  BalColumn *series = bal_table_lookup_column (summary, "series");

  for (guint64 row = 0; row < bal_table_get_n_rows (summary); row++)
    {
      g_autoptr (BalChart) chart =
        bal_chart_new_spc (result, bal_column_get_text (series, row), error);
      g_autofree char *name = NULL;

      if (chart == NULL)
        return FALSE;
      name = g_strconcat (bal_chart_get_name (chart), ".svg", NULL);
      if (!write_file (folder, name, bal_chart_get_svg (chart), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_all (const char *path, BalResult *result, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (path);
  GListModel *tables = bal_result_get_tables (result);
  g_autoptr (GError) local = NULL;

  if (!g_file_make_directory_with_parents (folder, bal_command_get_cancellable (), &local) &&
      !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (tables); i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (tables, i);
      g_autofree char *name = g_strconcat (bal_table_get_name (table), ".csv", NULL);
      g_autofree char *csv = bal_table_to_csv (table);

      if (!write_file (folder, name, csv, error))
        return FALSE;
    }

  return write_charts (folder, result, error);
}

static BalCommandStatus
chart (const char *path, const Options *options)
{
  g_autoptr (BalSpc) spc = make_spc (options);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (BalResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (spc == NULL)
    return BAL_COMMAND_STATUS_USAGE;
  result = bal_spc_run_file (spc, file, bal_command_get_cancellable (), &error);
  if (result == NULL || (options->output != NULL && !write_all (options->output, result, &error)))
    return bal_command_fail (error);
  if (options->as_json)
    {
      print_json (result);
      return BAL_COMMAND_STATUS_DONE;
    }
  print_summary (bal_result_lookup_table (result, "summary"));
  g_print ("\n");
  bal_command_print_findings (bal_result_get_findings (result), 0);
  bal_command_print_count (bal_result_get_findings (result));

  return BAL_COMMAND_STATUS_DONE;
}

BalCommandStatus
bal_command_spc (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.kind, "What is drawn",
      "xmr|run|p|p-prime|u|u-prime|c|g|t" },
    { "preset", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.preset, "Whose choices hold",
      "nhsr|mdc|wa" },
    { "improvement", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.improvement,
      "Which way is better", "increase|decrease|neutral" },
    { "target", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.target,
      "The target of every series", "NUMBER" },
    { "rebase", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &options.rebases,
      "Limits begin anew on this day; may be repeated", "DATE=REASON" },
    { "frequency", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.frequency,
      "How often the rows come, so that gaps are known", "day|week|month|term|year" },
    { "output", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.output,
      "Where tables and pictures are written", "FOLDER" },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.as_json,
      "Print everything as JSON, for programs", NULL },
    G_OPTION_ENTRY_NULL,
  };
  BalCommandStatus status = BAL_COMMAND_STATUS_DONE;

  if (!bal_command_parse (USAGE, DESCRIPTION, entries, &argc, &argv, &status))
    return status;
  if (argc != 2)
    return bal_command_misuse ("spc", "name one CSV file");

  return chart (argv[1], &options);
}

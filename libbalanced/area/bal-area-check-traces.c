/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"

/* From an outcome to what is known about it and back: every output, process, measure and value
 * hangs together with an outcome, or is an orphan. */

enum
{
  OUTCOME,
  OUTPUT,
  PROCESS,
  MEASURE,
  VALUES,
};

static const BalTableColumn columns[] = {
  { "outcome", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "output", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "process", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "measure", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "values", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "values" },
};

typedef struct
{
  BalAreaChecking *checking; /* borrowed */
  BalTableBuilder *table;    /* borrowed */
  GHashTable *processes;     /* owned: the codes that something leads to */
  GHashTable *measures;      /* owned: the codes that something leads to */
} Tracing;

static guint
count_values (BalItem *measure)
{
  GListModel *series = bal_item_get_items (measure, "series");
  guint n_values = 0;

  for (guint i = 0; i < g_list_model_get_n_items (series); i++)
    n_values += bal_item_count (bal_item_peek (series, i), "points");

  return n_values;
}

static void
append_trace (Tracing *tracing,
              BalItem *solution,
              const char *output,
              const char *process,
              const char *measure)
{
  BalItem *found = bal_area_lookup (tracing->checking->area, "measures", measure);

  bal_table_builder_append_text (tracing->table, OUTCOME, bal_item_get_text (solution, "outcome"));
  bal_table_builder_append_text (tracing->table, OUTPUT, output);
  bal_table_builder_append_text (tracing->table, PROCESS, process);
  bal_table_builder_append_text (tracing->table, MEASURE, measure);
  if (found != NULL)
    bal_table_builder_append_int (tracing->table, VALUES, count_values (found));
  else
    bal_table_builder_append_state (tracing->table, VALUES, BAL_VALUE_STATE_NOT_APPLICABLE);
  if (measure != NULL)
    g_hash_table_add (tracing->measures, (gpointer) measure);
}

/* The measures of a process that states none are those of the one that it is based on; a circle
 * comes to its end after as many steps as there are processes. */
static const char *const *
find_measures (Tracing *tracing, const char *code)
{
  static const char *const none[] = { NULL };
  BalItem *process = bal_area_lookup (tracing->checking->area, "processes", code);

  for (guint i = 0; process != NULL && i < BAL_PROCESS_MAX_DEPTH; i++)
    {
      const char *const *measures = bal_item_get_texts (process, "measures");

      if (measures[0] != NULL)
        return measures;
      process = bal_area_lookup (tracing->checking->area, "processes",
                                 bal_item_get_text (process, "based_on"));
    }

  return none;
}

static void
trace_process (Tracing *tracing, BalItem *solution, const char *output, const char *process)
{
  const char *const *measures = find_measures (tracing, process);

  g_hash_table_add (tracing->processes, (gpointer) process);
  if (measures[0] == NULL)
    append_trace (tracing, solution, output, process, NULL);
  for (guint i = 0; measures[i] != NULL; i++)
    append_trace (tracing, solution, output, process, measures[i]);
}

static void
trace_output (Tracing *tracing, BalItem *solution, BalItem *output)
{
  const char *code = bal_item_get_text (output, "code");
  const char *const *processes = bal_item_get_texts (output, "processes");
  const char *const *measures = bal_item_get_texts (output, "measures");

  for (guint i = 0; processes[i] != NULL; i++)
    trace_process (tracing, solution, code, processes[i]);
  for (guint i = 0; measures[i] != NULL; i++)
    append_trace (tracing, solution, code, NULL, measures[i]);
  if (processes[0] == NULL)
    {
      if (measures[0] == NULL)
        append_trace (tracing, solution, code, NULL, NULL);
      bal_area_checking_add (tracing->checking, "output-without-process", output, NULL, NULL, 0);
    }
}

static gboolean
has_output_of (BalItem *solution, const char *process)
{
  GListModel *outputs = bal_item_get_items (solution, "outputs");

  for (guint i = 0; i < g_list_model_get_n_items (outputs); i++)
    if (g_strv_contains (bal_item_get_texts (bal_item_peek (outputs, i), "processes"), process))
      return TRUE;

  return FALSE;
}

static void
trace_solution (Tracing *tracing, BalItem *solution)
{
  GListModel *outputs = bal_item_get_items (solution, "outputs");
  const char *const *processes = bal_item_get_texts (solution, "processes");
  const char *const *measures = bal_item_get_texts (solution, "measures");
  BalFindingFigure unused = { "processes", 0.0 };

  for (guint i = 0; i < g_list_model_get_n_items (outputs); i++)
    trace_output (tracing, solution, bal_item_peek (outputs, i));
  for (guint i = 0; processes[i] != NULL; i++)
    if (!has_output_of (solution, processes[i]))
      {
        unused.value += 1.0;
        trace_process (tracing, solution, NULL, processes[i]);
      }
  for (guint i = 0; measures[i] != NULL; i++)
    append_trace (tracing, solution, NULL, NULL, measures[i]);
  if (unused.value > 0.0)
    bal_area_checking_add (tracing->checking, "process-without-output", solution, "processes",
                           &unused, 1);
}

/* How far a process says less and less of its own; more than BAL_PROCESS_MAX_DEPTH in a circle. */
static guint
count_depth (BalAreaChecking *self, BalItem *process)
{
  guint depth = 0;

  while (process != NULL && depth <= BAL_PROCESS_MAX_DEPTH)
    {
      process = bal_area_lookup (self->area, "processes", bal_item_get_text (process, "based_on"));
      depth++;
    }

  return depth;
}

static void
check_process (Tracing *tracing, BalItem *process)
{
  BalAreaChecking *self = tracing->checking;
  const char *code = bal_item_get_text (process, "code");
  BalItem *base =
    bal_area_lookup (self->area, "processes", bal_item_get_text (process, "based_on"));

  if (code != NULL && !g_hash_table_contains (tracing->processes, code))
    bal_area_checking_add (self, "process-unused", process, NULL, NULL, 0);
  if (base == NULL)
    return;
  if (count_depth (self, process) > BAL_PROCESS_MAX_DEPTH)
    bal_area_checking_add (self, "process-without-origin", process, "based_on", NULL, 0);
  else if (bal_item_get_enum (base, "scope") > bal_item_get_enum (process, "scope"))
    bal_area_checking_add (self, "process-scope-reversed", process, "based_on", NULL, 0);
}

/* What says how a process is in one place serves what the process serves, and the other way. */
static void
spread_use (Tracing *tracing, GListModel *processes)
{
  gboolean more = TRUE;

  for (guint round = 0; more && round < BAL_PROCESS_MAX_DEPTH; round++)
    {
      more = FALSE;
      for (guint i = 0; i < g_list_model_get_n_items (processes); i++)
        {
          BalItem *process = bal_item_peek (processes, i);
          const char *code = bal_item_get_text (process, "code");
          const char *base = bal_item_get_text (process, "based_on");

          if (code == NULL || base == NULL)
            continue;
          if (g_hash_table_contains (tracing->processes, code))
            more |= g_hash_table_add (tracing->processes, (gpointer) base);
          if (g_hash_table_contains (tracing->processes, base))
            more |= g_hash_table_add (tracing->processes, (gpointer) code);
        }
    }
}

static void
check_measures (Tracing *tracing)
{
  GListModel *measures = bal_area_checking_get_list (tracing->checking, "measures");

  for (guint i = 0; i < g_list_model_get_n_items (measures); i++)
    {
      BalItem *measure = bal_item_peek (measures, i);
      const char *code = bal_item_get_text (measure, "code");

      if (bal_item_get_texts (measure, "outcomes")[0] == NULL && code != NULL &&
          !g_hash_table_contains (tracing->measures, code))
        bal_area_checking_add_row (tracing->checking, "measure-untraced", "measures", NULL, i);
    }
}

void
bal_area_check_traces (BalAreaChecking *self)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "integrated_solution");
  GListModel *solutions = section != NULL ? bal_item_get_items (section, "solutions") : NULL;
  GListModel *processes = section != NULL ? bal_item_get_items (section, "processes") : NULL;
  Tracing tracing = { 0 };

  if (section == NULL)
    return;
  tracing.checking = self;
  tracing.table = bal_table_builder_new_with_columns ("traces", columns, G_N_ELEMENTS (columns));
  tracing.processes = g_hash_table_new (g_str_hash, g_str_equal);
  tracing.measures = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < g_list_model_get_n_items (solutions); i++)
    trace_solution (&tracing, bal_item_peek (solutions, i));
  spread_use (&tracing, processes);
  for (guint i = 0; i < g_list_model_get_n_items (processes); i++)
    check_process (&tracing, bal_item_peek (processes, i));
  check_measures (&tracing);
  bal_area_checking_end_table (self, tracing.table);
  g_hash_table_unref (tracing.processes);
  g_hash_table_unref (tracing.measures);
}

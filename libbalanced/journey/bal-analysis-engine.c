/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-analysis.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-analysis-count-private.h"
#include "libbalanced/journey/bal-analysis-private.h"

#define MAX_TIERS 15 /* of need, and of the workforce */

static const char *const row_names[BAL_N_ROWS] = {
  [BAL_ROWS_ALL] = "rows",
  [BAL_ROWS_TIMED] = "rows_timed",
  [BAL_ROWS_WAITING] = "rows_waiting",
  [BAL_ROWS_WITHDRAWN] = "rows_withdrawn",
  [BAL_ROWS_FUTURE] = "rows_future",
  [BAL_ROWS_UNDATED] = "rows_undated",
  [BAL_ROWS_REJECTED] = "rows_rejected",
  [BAL_ROWS_ACTIVE] = "rows_active",
  [BAL_ROWS_AMBIENT] = "rows_ambient",
  [BAL_ROWS_WITH_GROUPING] = "rows_with_grouping",
  [BAL_ROWS_UNIVERSAL] = "rows_universal",
  [BAL_ROWS_WITHOUT_STRAND] = "rows_without_strand",
  [BAL_ROWS_WITHOUT_LEVEL] = "rows_without_level",
  [BAL_ROWS_WITHOUT_STAGE] = "rows_without_stage",
};

guint
bal_analysis_names_add (BalAnalysisNames *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->counters, g_strdup_vprintf (format, arguments));
  va_end (arguments);
  return self->counters->len - 1;
}

guint
bal_analysis_names_add_histogram (BalAnalysisNames *self, const char *name)
{
  g_ptr_array_add (self->histograms, g_strdup (name));
  return self->histograms->len - 1;
}

void
bal_analysis_names_init (BalAnalysisNames *self,
                         BalAnalysis *analysis,
                         const BalAnalysisScheme *scheme)
{
  *self = (BalAnalysisNames){ 0 };
  self->counters = g_ptr_array_new_with_free_func (g_free);
  self->histograms = g_ptr_array_new_with_free_func (g_free);
  self->entry_counters = g_ptr_array_new_with_free_func (g_free);
  self->entry_histograms = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < BAL_N_ROWS; i++)
    bal_analysis_names_add (self, "%s", row_names[i]);
  BAL_ANALYSIS_GET_CLASS (analysis)->describe (analysis, scheme, self);
  g_ptr_array_add (self->counters, NULL);
  g_ptr_array_add (self->histograms, NULL);
  g_ptr_array_add (self->entry_counters, NULL);
  g_ptr_array_add (self->entry_histograms, NULL);
}

void
bal_analysis_names_clear (BalAnalysisNames *self)
{
  g_ptr_array_unref (self->counters);
  g_ptr_array_unref (self->histograms);
  g_ptr_array_unref (self->entry_counters);
  g_ptr_array_unref (self->entry_histograms);
}

char *
bal_analysis_make_options (BalAnalysis *self, const BalAnalysisScheme *scheme)
{
  BalAnalysisClass *klass = BAL_ANALYSIS_GET_CLASS (self);
  g_autoptr (GString) options = g_string_new (NULL);
  g_autofree char *as_at = bal_day_to_text (self->as_at);
  g_autofree char *period = self->period ? bal_period_to_text (self->period) : NULL;
  g_autofree char *by = g_strjoinv (" ", self->by);

  g_string_append_printf (options, "as_at=%s\nperiod=%s\nbasis=%d\nby=%s\nobservation_days=%u\n",
                          as_at, period ? period : "", (int) self->basis, by,
                          self->observation_days);
  if (klass->append_options)
    klass->append_options (self, options);
  bal_analysis_scheme_append_options (scheme, options);
  return g_string_free (g_steal_pointer (&options), FALSE);
}

static gboolean
check_as_at (BalAnalysis *self, GError **error)
{
  const char *name = BAL_ANALYSIS_GET_CLASS (self)->name;

  if (self->as_at == BAL_DAY_NONE)
    g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                 "Running the analysis “%s”: it needs an as-at date", name);
  else if (self->as_at < BAL_EPISODES_EPOCH ||
           self->as_at >= BAL_EPISODES_EPOCH + BAL_EPISODES_NO_DAY)
    g_set_error (error, BAL_ERROR, BAL_ERROR_OUT_OF_RANGE,
                 "Running the analysis “%s”: the as-at date is not between 1900-01-01 and "
                 "2079-06-05",
                 name);
  else
    return TRUE;
  return FALSE;
}

/* The pyramids have a counter for each combination of three of these. */
static gboolean
check_scheme (BalAnalysis *self, const BalAnalysisScheme *scheme, GError **error)
{
  if (g_strv_length (scheme->levels) <= G_N_ELEMENTS (scheme->level_band) &&
      g_strv_length (scheme->strands) < BAL_EPISODES_NO_CODE8 &&
      g_strv_length (scheme->need_tiers) <= MAX_TIERS &&
      g_strv_length (scheme->workforce_tiers) <= MAX_TIERS)
    return TRUE;

  g_set_error (error, BAL_ERROR, BAL_ERROR_LIMIT_EXCEEDED,
               "Running the analysis “%s”: the framework has more than %d levels, or more than %d "
               "tiers of need or of the workforce",
               BAL_ANALYSIS_GET_CLASS (self)->name, (int) G_N_ELEMENTS (scheme->level_band),
               MAX_TIERS);
  return FALSE;
}

gboolean
bal_analysis_begin (BalAnalysis *self,
                    const BalAnalysisInput *input,
                    BalAnalysisRun *run,
                    GError **error)
{
  BalAnalysisClass *klass = BAL_ANALYSIS_GET_CLASS (self);
  gint32 first = self->period ? bal_period_get_start (self->period) : BAL_DAY_NONE;
  gint32 last = self->period ? bal_period_get_end (self->period) : BAL_DAY_NONE;

  *run = (BalAnalysisRun){ .analysis = self, .input = input };
  if (!check_as_at (self, error) || !check_scheme (self, &input->scheme, error))
    return FALSE;
  if (input->n_children > 0 &&
      (g_strv_length (input->scheme.strands) != input->episodes->n_strands ||
       g_strv_length (input->scheme.levels) != input->episodes->n_levels))
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INTERNAL,
                   "Running the analysis “%s”: the scheme is not that of the episodes",
                   klass->name);
      return FALSE;
    }
  run->window = bal_window_new (self->as_at, first, last);
  run->basis = self->basis == BAL_BASIS_NONE ? BAL_BASIS_ACTIVE : self->basis;
  if (!bal_by_init (&run->by, input, (const char *const *) self->by, error))
    return FALSE;
  run->by.as_at = run->window.as_at;
  if (klass->prepare && !klass->prepare (self, run, error))
    return FALSE;
  run->by_range = klass->count_range && input->blocks && !input->is_counted &&
                  run->window.first <= run->window.as_at && klass->can_count_range (run);
  return TRUE;
}

void
bal_analysis_end (BalAnalysis *self, BalAnalysisRun *run)
{
  BalAnalysisClass *klass = BAL_ANALYSIS_GET_CLASS (self);

  if (klass->plan_free && run->plan)
    klass->plan_free (run->plan);
  run->plan = NULL;
}

gboolean
bal_analysis_run_has_row (const BalAnalysisRun *run, gsize row, gint32 *start)
{
  const BalEpisodes *episodes = run->input->episodes;
  BalUnit unit;
  gint32 end;

  if (run->basis == BAL_BASIS_WAITING)
    {
      bal_unit_read (episodes, row, run->window.as_at, &unit);
      *start = BAL_WINDOW_NO_FIRST - 1;
      return unit.state == BAL_UNIT_WAITING;
    }
  if (!bal_unit_read_days (episodes, row, run->window.as_at, start, &end))
    return FALSE;
  if (run->basis == BAL_BASIS_STARTED)
    return *start >= run->window.first;
  if (run->basis == BAL_BASIS_ENDED)
    return bal_window_has (&run->window, episodes->end[row]);
  return end >= run->window.first;
}

void
bal_analysis_run_enter (const BalAnalysisRun *run, BalTally *tally, gsize first, gsize count)
{
  for (gsize row = first; row < first + count; row++)
    {
      gint32 start, end;

      if (!bal_unit_read_days (run->input->episodes, row, run->window.as_at, &start, &end) ||
          end < run->window.first || !bal_analysis_run_counts (run, row))
        continue;
      bal_tally_enter (tally, BAL_TALLY_TOTAL);
      if (run->by.n == 0)
        return;
      bal_tally_enter (tally, bal_tally_get_group (tally, row));
    }
}

BalSummary *
bal_analysis_accumulate_input (BalAnalysis *self,
                               const BalAnalysisInput *input,
                               gsize first_child,
                               gsize n_children,
                               GError **error)
{
  BalSummary *summary = NULL;
  BalAnalysisPart part = { 1, first_child, n_children, FALSE };
  BalAnalysisRun run;

  if (first_child > input->n_children || n_children > input->n_children - first_child)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_OUT_OF_RANGE,
                   "Running the analysis “%s”: there are not so many children",
                   BAL_ANALYSIS_GET_CLASS (self)->name);
      return NULL;
    }
  if (bal_analysis_begin (self, input, &run, error))
    summary = bal_analysis_count (&run, &part, NULL, NULL, error);
  bal_analysis_end (self, &run);
  return summary;
}

BalResult *
bal_analysis_run_input (BalAnalysis *self,
                        const BalAnalysisInput *input,
                        BalProgress *progress,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (BalSummary) summary = NULL;
  BalAnalysisPart part = { self->n_threads, 0, input->n_children, TRUE };
  BalAnalysisRun run;

  if (bal_analysis_begin (self, input, &run, error))
    {
      summary = bal_analysis_count_whole (&run, self->n_threads);
      if (!summary)
        summary = bal_analysis_count (&run, &part, progress, cancellable, error);
      else if (g_cancellable_set_error_if_cancelled (cancellable, error))
        g_clear_object (&summary);
      else if (progress)
        bal_progress_update (progress, part.n_children, part.n_children,
                             BAL_ANALYSIS_GET_CLASS (self)->name);
    }
  bal_analysis_end (self, &run);
  return summary ? bal_analysis_finish (self, summary, error) : NULL;
}

static gboolean
check_records (BalAnalysis *self, BalReport *report)
{
  BalAnalysisClass *klass = BAL_ANALYSIS_GET_CLASS (self);
  GPtrArray *records = report->summary->records;
  guint n_levels = g_strv_length (report->scheme.levels);

  for (guint i = 0; i < records->len; i++)
    if (!klass->check_record || !klass->check_record (g_ptr_array_index (records, i), n_levels))
      return FALSE;
  return TRUE;
}

static gboolean
check_entries (BalAnalysis *self, BalSummary *summary)
{
  BalAnalysisClass *klass = BAL_ANALYSIS_GET_CLASS (self);

  for (guint i = 0; i < summary->entries->len; i++)
    {
      const BalSummaryGroup *entry = g_ptr_array_index (summary->entries, i);
      g_autoptr (GPtrArray) components = bal_summary_key_split (entry->key);

      if (!klass->check_entry || !klass->check_entry (self, components))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_summary (BalAnalysis *self, BalReport *report, GError **error)
{
  BalSummary *summary = report->summary;
  g_autofree char *options = NULL;
  BalAnalysisNames names;
  gboolean good;

  if (!check_scheme (self, &report->scheme, error))
    return FALSE;
  good = bal_report_get_total (report) &&
         g_strcmp0 (summary->analysis, BAL_ANALYSIS_GET_CLASS (self)->name) == 0 &&
         g_strv_equal ((const char *const *) summary->by, (const char *const *) self->by);
  if (good)
    {
      options = bal_analysis_make_options (self, &report->scheme);
      bal_analysis_names_init (&names, self, &report->scheme);
      good = g_str_equal (options, summary->options) &&
             g_strv_equal ((const char *const *) summary->counters,
                           (const char *const *) names.counters->pdata) &&
             g_strv_equal ((const char *const *) summary->histograms,
                           (const char *const *) names.histograms->pdata) &&
             g_strv_equal ((const char *const *) summary->entry_counters,
                           (const char *const *) names.entry_counters->pdata) &&
             g_strv_equal ((const char *const *) summary->entry_histograms,
                           (const char *const *) names.entry_histograms->pdata);
      bal_analysis_names_clear (&names);
    }
  good = good && check_records (self, report) && check_entries (self, summary);
  if (!good)
    g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                 "Finishing the analysis “%s”: the summary is of another one, or was made with "
                 "other options",
                 BAL_ANALYSIS_GET_CLASS (self)->name);
  return good;
}

static GVariant *
read_options (const char *options)
{
  g_auto (GStrv) lines = g_strsplit (options, "\n", -1);
  g_autoptr (GEnumClass) bases = g_type_class_ref (BAL_TYPE_BASIS);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; lines[i]; i++)
    {
      char *value = strchr (lines[i], '=');

      if (!value || lines[i][0] == '.')
        continue;
      *value++ = '\0';
      if (g_str_equal (lines[i], "basis"))
        {
          GEnumValue *basis = g_enum_get_value (bases, (int) g_ascii_strtoll (value, NULL, 10));

          value = (char *) (basis ? basis->value_nick : "");
        }
      g_variant_builder_add (&builder, "{ss}", lines[i], value);
    }
  return g_variant_builder_end (&builder);
}

/**
 * bal_analysis_finish:
 * @self: an analysis
 * @summary: what [method@Balanced.Analysis.accumulate] counted, or the sum of several
 * @error: return location for an error
 *
 * Makes the tables and findings from what was counted.
 *
 * The analysis must have the options with which the summary was made.
 *
 * Returns: (transfer full): the result; [error@Balanced.Error] where the summary is another's
 *
 * Since: 0.1
 */
BalResult *
bal_analysis_finish (BalAnalysis *self, BalSummary *summary, GError **error)
{
  g_autoptr (BalReport) report = NULL;
  g_autofree char *digest = NULL;
  BalResultInfo info = { 0 };

  g_return_val_if_fail (BAL_IS_ANALYSIS (self), NULL);
  g_return_val_if_fail (BAL_IS_SUMMARY (summary), NULL);

  report = bal_report_new (summary);
  report->as_at = self->as_at;
  report->period = self->period;
  report->basis = self->basis == BAL_BASIS_NONE ? BAL_BASIS_ACTIVE : self->basis;
  if (!check_summary (self, report, error))
    return NULL;
  BAL_ANALYSIS_GET_CLASS (self)->finish (self, report);
  digest = bal_summary_get_digest (summary);
  info.name = BAL_ANALYSIS_GET_CLASS (self)->name;
  info.as_at = self->as_at;
  info.period = self->period;
  info.synthetic = summary->synthetic;
  info.framework_version = summary->framework_version;
  info.input_digest = digest;
  info.options = read_options (summary->options);
  return bal_result_new_take (&info, g_steal_pointer (&report->tables),
                              bal_findings_builder_end (g_steal_pointer (&report->findings)));
}

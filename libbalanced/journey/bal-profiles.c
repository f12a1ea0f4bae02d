/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-profiles.h"

#include "libbalanced/caseload/bal-journey-private.h"
#include "libbalanced/journey/bal-analysis-store-private.h"
#include "libbalanced/journey/bal-profile-private.h"
#include "libbalanced/journey/bal-specialist-start-private.h"

/**
 * BalProfiles:
 *
 * Every figure about every child, a row for each.
 *
 * The table `profiles` has one row for each child. What is many for one child has tables of its
 * own: `profile_days` (days by the number of units at once), `profile_gaps`,
 * `profile_level_days`, `profile_level_runs`, `profile_level_transitions` and `profile_waits`.
 * Children are in the order of the bytes of their identifiers.
 *
 * For idle days in these tables any active unit is an offer; the columns
 * `days_without_targeted_or_specialist` and `days_without_offer` ask for more.
 *
 * Findings say what went from the universal to the specialist level at once and, where no period
 * is given, how long those who wait have been without an offer.
 *
 * These tables are about single children: they are never published.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */
struct _BalProfiles
{
  BalAnalysis parent_instance;
};

struct _BalProfilesClass
{
  BalAnalysisClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalProfiles, bal_profiles, BAL_TYPE_ANALYSIS)

static void
bal_profiles_describe (BalAnalysis *self, const BalAnalysisScheme *scheme, BalAnalysisNames *names)
{
  names->n_stamps = 0;
}

static void
bal_profiles_count_child (const BalAnalysisRun *run,
                          gpointer scratch,
                          BalTally *tally,
                          gsize child,
                          gsize first,
                          gsize count)
{
  const BalAnalysisInput *input = run->input;
  const char *id = input->get_child_id ? input->get_child_id (input->owner, child) : "";
  const char *source =
    input->get_child_source ? input->get_child_source (input->owner, child) : NULL;
  g_autoptr (GString) key = g_string_new (NULL);

  bal_summary_key_append (key, id);
  if (source)
    bal_summary_key_append (key, source);
  g_ptr_array_add (tally->records,
                   bal_profile_make_record (run, scratch, key->str, child, first, count));
}

#define COUNT(name)                                             \
  {                                                             \
    name, BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" \
  }
#define DAYS(name)                                             \
  {                                                            \
    name, BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" \
  }
#define DAY(name)                                         \
  {                                                       \
    name, BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL \
  }
#define NUMBER(name, unit)                                   \
  {                                                          \
    name, BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, unit \
  }
#define CHILD                                                             \
  { "child_id", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_IDENTIFIER, NULL }, \
  {                                                                       \
    "source", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL             \
  }
#define CODE(name)                                        \
  {                                                       \
    name, BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL \
  }

static const BalReportColumn profile_columns[] = {
  CHILD,
  COUNT ("units"),
  COUNT ("timed_units"),
  COUNT ("waiting_units"),
  COUNT ("withdrawn_units"),
  COUNT ("future_units"),
  COUNT ("undated_units"),
  DAYS ("active_days"),
  DAYS ("unit_days"),
  { "mean_concurrency", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "units" },
  DAYS ("overlap_days"),
  { "overlap_share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  DAYS ("ambient_unit_days"),
  COUNT ("max_concurrency"),
  DAY ("max_concurrency_first_day"),
  COUNT ("max_concurrency_without_ambient"),
  NUMBER ("max_strands", "strands"),
  NUMBER ("max_levels", "levels"),
  NUMBER ("max_agencies", "agencies"),
  DAY ("first_day"),
  DAY ("last_day"),
  NUMBER ("gaps", "gaps"),
  DAYS ("gap_days"),
  DAYS ("longest_gap_days"),
  NUMBER ("jumps_up", "jumps"),
  NUMBER ("jumps_down", "jumps"),
  { "first_specialist", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "first_specialist_skips_targeted", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  DAYS ("waiting_days"),
  DAYS ("idle_waiting_days"),
  DAYS ("longest_idle_waiting_spell_days"),
  DAYS ("waiting_days_without_offer"),
};

static const BalReportColumn days_columns[] = { CHILD, NUMBER ("units", "units"), DAYS ("days") };
static const BalReportColumn gap_columns[] = { CHILD, NUMBER ("number", NULL), DAYS ("days") };
static const BalReportColumn level_columns[] = { CHILD, CODE ("level"), DAYS ("days_highest"),
                                                 DAYS ("days_any") };
static const BalReportColumn run_columns[] = { CHILD, NUMBER ("number", NULL), CODE ("level"),
                                               DAY ("first_day"), DAYS ("days") };
static const BalReportColumn move_columns[] = { CHILD, CODE ("from_level"), CODE ("to_level"),
                                                NUMBER ("moves", "moves") };
static const BalReportColumn wait_columns[] = {
  CHILD,
  { "episode_id", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_IDENTIFIER, NULL },
  CODE ("state"),
  DAY ("requested_date"),
  DAYS ("wait_days"),
  DAYS ("idle_days"),
  DAYS ("days_without_targeted_or_specialist"),
  DAYS ("days_without_offer"),
};

/* The key of a record is the identifier, and the source where it takes both to name a child. */
static void
put_child (BalReportRow *row, const BalSummaryRecord *record)
{
  g_autoptr (GPtrArray) key = bal_summary_key_split (record->key);

  bal_report_row_text (row, key->len > 0 ? g_ptr_array_index (key, 0) : NULL);
  if (key->len > 1)
    bal_report_row_text (row, g_ptr_array_index (key, 1));
  else
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
put_day (BalReportRow *row, gint64 stored)
{
  bal_report_row_day (row, stored < 0 ? BAL_DAY_NONE : (gint32) stored + BAL_EPISODES_EPOCH);
}

/* A child without covered days has no such day: that is no gap in the records. */
static void
put_covered_day (BalReportRow *row, gint64 stored)
{
  if (stored < 0)
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    put_day (row, stored);
}

static void
put_specialist_start (BalReportRow *row, gint64 start)
{
  static const char *const names[] = { "none", "targeted_before", "no_targeted_before", "unknown" };

  bal_report_row_text (row, names[start]);
  if (start == BAL_SPECIALIST_START_UNKNOWN)
    bal_report_row_state (row, BAL_VALUE_STATE_MISSING);
  else
    bal_report_row_boolean (row, start == BAL_SPECIALIST_START_NO_TARGETED);
}

static void
put_figures (BalReportRow *row, const gint64 *values, BalProfileFigure first, BalProfileFigure last)
{
  for (guint i = first; i <= last; i++)
    bal_report_row_int (row, values[i]);
}

static void
add_profile (BalReport *report, BalTableBuilder *builder, const BalSummaryRecord *record)
{
  BalReportRow row = { builder, 0 };
  const gint64 *values = record->values;

  put_child (&row, record);
  put_figures (&row, values, BAL_PROFILE_UNITS, BAL_PROFILE_UNIT_DAYS);
  bal_report_row_ratio (&row, values[BAL_PROFILE_UNIT_DAYS], values[BAL_PROFILE_ACTIVE_DAYS]);
  bal_report_row_int (&row, values[BAL_PROFILE_OVERLAP_DAYS]);
  bal_report_row_ratio (&row, values[BAL_PROFILE_OVERLAP_DAYS], values[BAL_PROFILE_ACTIVE_DAYS]);
  put_figures (&row, values, BAL_PROFILE_AMBIENT_UNIT_DAYS, BAL_PROFILE_PEAK);
  put_covered_day (&row, values[BAL_PROFILE_PEAK_DAY]);
  put_figures (&row, values, BAL_PROFILE_PEAK_WITHOUT_AMBIENT, BAL_PROFILE_MAX_AGENCIES);
  put_covered_day (&row, values[BAL_PROFILE_FIRST_DAY]);
  put_covered_day (&row, values[BAL_PROFILE_LAST_DAY]);
  put_figures (&row, values, BAL_PROFILE_GAPS, BAL_PROFILE_JUMPS_DOWN);
  put_specialist_start (&row, values[BAL_PROFILE_SPECIALIST_START]);
  put_figures (&row, values, BAL_PROFILE_WAITING_DAYS, BAL_PROFILE_DAYS_WITHOUT_OFFER);
}

static const char *
get_level (BalReport *report, gint64 level)
{
  return report->scheme.levels[level];
}

/* One row of one of the lists of a child. */
static void
add_list_row (BalReport *report,
              BalReportRow *row,
              const BalSummaryRecord *record,
              BalProfileList list,
              gsize i,
              const gint64 *numbers)
{
  static const char *const states[] = { [BAL_WAIT_STARTED] = "started",
                                        [BAL_WAIT_WAITING] = "waiting",
                                        [BAL_WAIT_WITHDRAWN] = "withdrawn",
                                        [BAL_WAIT_RETROSPECTIVE] = "retrospective" };

  switch (list)
    {
    case BAL_PROFILE_DAYS_AT:
    case BAL_PROFILE_GAP_LENGTHS:
      bal_report_row_int (row, (gint64) i + 1);
      bal_report_row_int (row, numbers[0]);
      break;
    case BAL_PROFILE_LEVEL_DAYS:
      bal_report_row_text (row, get_level (report, (gint64) i));
      bal_report_row_int (row, numbers[0]);
      bal_report_row_int (row, numbers[1]);
      break;
    case BAL_PROFILE_LEVEL_RUNS:
      bal_report_row_int (row, (gint64) i + 1);
      if (numbers[0] < 0)
        bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
      else
        bal_report_row_text (row, get_level (report, numbers[0]));
      put_day (row, numbers[1]);
      bal_report_row_int (row, numbers[2]);
      break;
    case BAL_PROFILE_LEVEL_MOVES:
      bal_report_row_text (row, get_level (report, numbers[0]));
      bal_report_row_text (row, get_level (report, numbers[1]));
      bal_report_row_int (row, numbers[2]);
      break;
    case BAL_PROFILE_WAITS:
      bal_report_row_text (row, record->texts[i]);
      bal_report_row_text (row, states[numbers[0]]);
      put_day (row, numbers[1]);
      for (guint j = 2; j < 6; j++)
        bal_report_row_int (row, numbers[j]);
      break;
    }
}

static void
add_list (BalReport *report,
          BalTableBuilder *builder,
          const BalSummaryRecord *record,
          BalProfileList list)
{
  guint width = bal_profile_list_get_width (list);
  gsize n_rows;
  const gint64 *numbers = bal_profile_get_list (record, list, &n_rows);

  for (gsize i = 0; i < n_rows; i++)
    {
      BalReportRow row = { builder, 0 };

      /* No child has a day at some number of units where the table would only say 0. */
      if (list == BAL_PROFILE_DAYS_AT && numbers[i] == 0)
        continue;
      put_child (&row, record);
      add_list_row (report, &row, record, list, i, numbers + i * width);
    }
}

typedef struct
{
  const char *name;
  const BalReportColumn *columns;
  guint n_columns;
  int list; /* -1: the figures */
} ProfileTable;

static const ProfileTable tables[] = {
  { "profiles", profile_columns, G_N_ELEMENTS (profile_columns), -1 },
  { "profile_days", days_columns, G_N_ELEMENTS (days_columns), BAL_PROFILE_DAYS_AT },
  { "profile_gaps", gap_columns, G_N_ELEMENTS (gap_columns), BAL_PROFILE_GAP_LENGTHS },
  { "profile_level_days", level_columns, G_N_ELEMENTS (level_columns), BAL_PROFILE_LEVEL_DAYS },
  { "profile_level_runs", run_columns, G_N_ELEMENTS (run_columns), BAL_PROFILE_LEVEL_RUNS },
  { "profile_level_transitions", move_columns, G_N_ELEMENTS (move_columns),
    BAL_PROFILE_LEVEL_MOVES },
  { "profile_waits", wait_columns, G_N_ELEMENTS (wait_columns), BAL_PROFILE_WAITS },
};

static void
add_table (BalReport *report, const ProfileTable *table)
{
  BalTableBuilder *builder = bal_table_builder_new (table->name);
  GPtrArray *records = report->summary->records;

  for (guint i = 0; i < table->n_columns; i++)
    bal_table_builder_add_column (builder, table->columns[i].name, table->columns[i].kind,
                                  table->columns[i].role, table->columns[i].unit);
  for (guint i = 0; i < records->len; i++)
    {
      const BalSummaryRecord *record = g_ptr_array_index (records, i);

      if (table->list < 0)
        add_profile (report, builder, record);
      else
        add_list (report, builder, record, (BalProfileList) table->list);
    }
  g_ptr_array_add (report->tables,
                   bal_table_builder_end (builder, BAL_BASIS_ACTIVE, report->as_at, report->period,
                                          report->summary->synthetic));
}

/* The same words as those of BalWaits, of waits that go on. Records have the whole length of a
 * wait, which a period may cut: then no share can be told. */
static void
find_idle (BalReport *report)
{
  GPtrArray *records = report->summary->records;
  gint64 days = 0, idle = 0, n_waits = 0, n_wholly = 0, n_children = 0;

  for (guint i = 0; i < records->len; i++)
    {
      gsize n_rows;
      const gint64 *rows = bal_profile_get_list (records->pdata[i], BAL_PROFILE_WAITS, &n_rows);
      gint64 idle_before = idle;

      for (const gint64 *wait = rows; wait < rows + 6 * n_rows; wait += 6)
        {
          if (wait[0] != BAL_WAIT_WAITING)
            continue;
          n_waits++;
          days += wait[2];
          idle += wait[5];
          n_wholly += wait[2] > 0 && wait[5] == wait[2];
        }
      n_children += idle > idle_before;
    }
  if (idle > 0)
    {
      const BalFindingFigure figures[] = {
        { "count", (double) n_wholly },
        { "waits", (double) n_waits },
        { "children", (double) n_children },
        { "days", (double) idle },
        { "share", (double) idle / (double) days },
      };

      bal_findings_builder_add (report->findings, "idle-waits", "waiting", NULL, figures,
                                G_N_ELEMENTS (figures));
    }
}

/* The same words as those of BalMissingMiddle. */
static void
find_jumps (BalReport *report)
{
  GPtrArray *records = report->summary->records;
  gint64 n_jumps = 0, n_moves = 0, n_children = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const BalSummaryRecord *record = records->pdata[i];
      gsize n_rows;
      const gint64 *rows = bal_profile_get_list (record, BAL_PROFILE_LEVEL_MOVES, &n_rows);

      for (gsize j = 0; j < n_rows; j++)
        n_moves += rows[3 * j + 2];
      n_jumps += record->values[BAL_PROFILE_JUMPS_UP];
      n_children += record->values[BAL_PROFILE_JUMPS_UP] > 0;
    }
  if (n_jumps > 0)
    {
      const BalFindingFigure figures[] = {
        { "count", (double) n_jumps },
        { "moves", (double) n_moves },
        { "children", (double) n_children },
        { "share", (double) n_jumps / (double) n_moves },
      };

      bal_findings_builder_add (report->findings, "universal-to-specialist-jumps",
                                "profile_level_transitions", NULL, figures, G_N_ELEMENTS (figures));
    }
}

void
bal_profiles_finish (BalAnalysis *self, BalReport *report)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    add_table (report, &tables[i]);
  if (report->period == NULL)
    find_idle (report);
  find_jumps (report);
}

static void
bal_profiles_class_init (BalProfilesClass *klass)
{
  BalAnalysisClass *analysis_class = &klass->parent_class;

  analysis_class->name = "profiles";
  analysis_class->describe = bal_profiles_describe;
  analysis_class->scratch_new = bal_profile_scratch_new;
  analysis_class->scratch_free = bal_profile_scratch_free;
  analysis_class->count_child = bal_profiles_count_child;
  analysis_class->check_record = bal_profile_check_record;
  analysis_class->finish = bal_profiles_finish;
}

static void
bal_profiles_init (BalProfiles *self)
{
}

/**
 * bal_profiles_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 *
 * Creates the profiles of children; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalProfiles *
bal_profiles_new (gint32 as_at, BalPeriod *period)
{
  return g_object_new (BAL_TYPE_PROFILES, "as-at", as_at, "period", period, NULL);
}

/**
 * bal_journey_profile:
 * @journey: a journey
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @error: return location for an error
 *
 * Gives every figure about one child, in the tables of [class@Balanced.Profiles].
 *
 * It is meant for one child at a time, as in a case-management system, and runs on the calling
 * thread. A journey without episodes has no row.
 *
 * Returns: (transfer full): the result; [error@Balanced.Error] where the as-at date is out of
 *   range
 *
 * Since: 0.1
 */
BalResult *
bal_journey_profile (BalJourney *journey, gint32 as_at, BalPeriod *period, GError **error)
{
  g_autoptr (BalProfiles) profiles = NULL;
  g_autoptr (BalAnalysisStore) store = NULL;
  g_autoptr (BalSummary) summary = NULL;
  const BalStore *rows;
  guint child;

  g_return_val_if_fail (BAL_IS_JOURNEY (journey), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  profiles = bal_profiles_new (as_at, period);
  rows = bal_journey_get_store (journey, &child);
  store = bal_analysis_store_new (rows);
  summary = bal_analysis_accumulate_input (BAL_ANALYSIS (profiles), &store->input,
                                           MIN (child, rows->n_children),
                                           child < rows->n_children ? 1 : 0, error);
  return summary ? bal_analysis_finish (BAL_ANALYSIS (profiles), summary, error) : NULL;
}

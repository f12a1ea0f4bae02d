/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-participation.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-row-match-private.h"

/**
 * BalParticipation:
 *
 * Whether families are met as they should be: when provision begins, and in every term.
 *
 * Two things are due to the family of a child with provision, that is with units which
 * [property@Balanced.Participation:provision-rows] take. An introductory meeting, at which aims are
 * agreed, is a unit that [property@Balanced.Participation:introduction-rows] take, and is due at
 * most [property@Balanced.Participation:introduction-days] days after the first day of provision;
 * one that was as many days before it counts too. Feedback is a unit that
 * [property@Balanced.Participation:feedback-rows] take, and is due in each term in which the child
 * has provision on at least [property@Balanced.Participation:term-days] days. What has no
 * conditions is not looked at, and has no row.
 *
 * The table `participation` has, for each of the two, how many were `met`, `met_late` (the meeting,
 * after its days), `due` (not met yet, and in time), and `overdue`, and the share that was met in
 * time of those that were met or are overdue. A meeting belongs to the period if the provision
 * begins in it, feedback if the term ends in it or goes on at its end. Children belong to the group
 * of the first unit of provision, and of the first in the term.
 *
 * In person or online is the column `medium` of episodes: group any analysis by it, such as
 * [class@Balanced.Balance]. Therapists per child are in [class@Balanced.FamilySchedule].
 *
 * Source: the therapies review of Sutton (2021) asks for introductory meetings and for feedback in
 * each term; the days are ours.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F13.
 *
 * Since: 0.1
 */
struct _BalParticipation
{
  BalAnalysis parent_instance;

  GStrv provision_rows;    /* owned; nullable: the stage intervention */
  GStrv introduction_rows; /* owned; nullable: not looked at */
  GStrv feedback_rows;     /* owned; nullable: not looked at */
  GStrv terms;             /* owned; nullable: DEFAULT_TERMS of every academic year */
  guint introduction_days;
  guint term_days;
};

struct _BalParticipationClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_PROVISION_ROWS,
  PROP_INTRODUCTION_ROWS,
  PROP_FEEDBACK_ROWS,
  PROP_TERMS,
  PROP_INTRODUCTION_DAYS,
  PROP_TERM_DAYS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalParticipation, bal_participation, BAL_TYPE_ANALYSIS)

#define DEFAULT_INTRODUCTION_DAYS 42
#define DEFAULT_TERM_DAYS 28
#define MAX_TERMS 1024

/* Months of the three terms; August has none. */
static const struct
{
  int first;
  int last;
} default_terms[] = { { 1, 3 }, { 4, 7 }, { 9, 12 } };

enum
{
  INTRODUCTION,
  FEEDBACK,
  N_OBLIGATIONS,
};

static const char *const obligation_names[N_OBLIGATIONS] = { "introduction", "feedback" };

enum
{
  MET,
  MET_LATE,
  DUE,
  OVERDUE,
  CHILDREN,
  N_FIGURES,
};

static const char *const figure_names[N_FIGURES] = { "met", "met_late", "due", "overdue",
                                                     "children" };

/* Days of the store. */
typedef struct
{
  gint32 first;
  gint32 last;
} Term;

typedef struct
{
  BalRowMatch provision;
  BalRowMatch rows[N_OBLIGATIONS];
  gboolean is_asked[N_OBLIGATIONS];
  GArray *terms; /* owned, of Term, in order */
} Plan;

static void
bal_participation_describe (BalAnalysis *self,
                            const BalAnalysisScheme *scheme,
                            BalAnalysisNames *names)
{
  for (guint i = 0; i < N_OBLIGATIONS * N_FIGURES; i++)
    bal_analysis_names_add (names, "%s %s", obligation_names[i / N_FIGURES],
                            figure_names[i % N_FIGURES]);
  names->n_stamps = names->counters->len;
}

static const char *const *
get_provision (BalParticipation *self)
{
  static const char *const stage[] = { "stage=intervention", NULL };

  return self->provision_rows ? (const char *const *) self->provision_rows : stage;
}

static gint
compare_terms (gconstpointer x, gconstpointer y)
{
  const Term *a = x, *b = y;

  return a->first < b->first ? -1 : a->first > b->first;
}

/* The terms as they are stated; they may not share a day, or feedback would count twice. */
static gboolean
read_terms (GArray *terms, GStrv texts, GError **error)
{
  for (guint i = 0; texts[i]; i++)
    {
      g_autoptr (BalPeriod) period = bal_period_parse (texts[i], error);
      Term term;

      if (period == NULL)
        {
          g_prefix_error (error, "Reading the terms of the analysis “participation”: ");
          return FALSE;
        }
      if (bal_period_get_start (period) == BAL_DAY_NONE ||
          bal_period_get_end (period) == BAL_DAY_NONE)
        {
          g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                       "Reading the terms of the analysis “participation”: “%s” has no first or no "
                       "last day",
                       texts[i]);
          return FALSE;
        }
      term.first = bal_period_get_start (period) - BAL_EPISODES_EPOCH;
      term.last = bal_period_get_end (period) - BAL_EPISODES_EPOCH;
      g_array_append_val (terms, term);
    }
  g_array_sort (terms, compare_terms);
  for (guint i = 1; i < terms->len; i++)
    if (g_array_index (terms, Term, i).first <= g_array_index (terms, Term, i - 1).last)
      {
        g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                     "Reading the terms of the analysis “participation”: two of them share a day");
        return FALSE;
      }
  if (terms->len <= MAX_TERMS)
    return TRUE;
  g_set_error (error, BAL_ERROR, BAL_ERROR_LIMIT_EXCEEDED,
               "Reading the terms of the analysis “participation”: there are more than %d",
               MAX_TERMS);
  return FALSE;
}

/* Three terms for every year that the store can hold. */
static void
fill_default_terms (GArray *terms)
{
  for (int year = 1900; year <= 2079; year++)
    for (gsize i = 0; i < G_N_ELEMENTS (default_terms); i++)
      {
        int last = default_terms[i].last;
        const Term term = {
          bal_day_from_civil (year, default_terms[i].first, 1) - BAL_EPISODES_EPOCH,
          bal_day_from_civil (last == 12 ? year + 1 : year, last == 12 ? 1 : last + 1, 1) - 1 -
            BAL_EPISODES_EPOCH,
        };

        g_array_append_val (terms, term);
      }
}

static gboolean
bal_participation_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  static const char *const whats[N_OBLIGATIONS] = { "introductory meetings", "feedback" };
  BalParticipation *self = BAL_PARTICIPATION (analysis);
  const GStrv rows[N_OBLIGATIONS] = { self->introduction_rows, self->feedback_rows };
  Plan *plan = g_new0 (Plan, 1);

  run->plan = plan;
  plan->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  if (!bal_row_match_init (&plan->provision, run->input, get_provision (self), "provision", error))
    return FALSE;
  for (guint i = 0; i < N_OBLIGATIONS; i++)
    {
      plan->is_asked[i] = rows[i] != NULL;
      if (!bal_row_match_init (&plan->rows[i], run->input, (const char *const *) rows[i], whats[i],
                               error))
        return FALSE;
    }
  if (self->terms)
    return read_terms (plan->terms, self->terms, error);
  fill_default_terms (plan->terms);
  return TRUE;
}

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  bal_row_match_clear (&plan->provision);
  for (guint i = 0; i < N_OBLIGATIONS; i++)
    bal_row_match_clear (&plan->rows[i]);
  g_array_unref (plan->terms);
  g_free (plan);
}

/* Scratch of one thread: the days on which the child was met, and its provision, in order. */
typedef struct
{
  gsize row;
  gint32 start;
  gint32 end;
} Unit;

typedef struct
{
  GArray *met[N_OBLIGATIONS]; /* owned, of gint32 */
  GArray *provision;          /* owned, of Unit */
} Scratch;

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  Scratch *scratch = g_new0 (Scratch, 1);

  for (guint i = 0; i < N_OBLIGATIONS; i++)
    scratch->met[i] = g_array_new (FALSE, FALSE, sizeof (gint32));
  scratch->provision = g_array_new (FALSE, FALSE, sizeof (Unit));
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  for (guint i = 0; i < N_OBLIGATIONS; i++)
    g_array_unref (scratch->met[i]);
  g_array_unref (scratch->provision);
  g_free (scratch);
}

static void
read_rows (const BalAnalysisRun *run, Scratch *scratch, gsize first, gsize count)
{
  const Plan *plan = run->plan;

  for (guint i = 0; i < N_OBLIGATIONS; i++)
    g_array_set_size (scratch->met[i], 0);
  g_array_set_size (scratch->provision, 0);
  for (gsize row = first; row < first + count; row++)
    {
      Unit unit = { .row = row };

      if (!bal_analysis_run_counts (run, row) ||
          !bal_unit_read_days (run->input->episodes, row, run->window.as_at, &unit.start,
                               &unit.end))
        continue;
      for (guint i = 0; i < N_OBLIGATIONS; i++)
        if (plan->is_asked[i] && bal_row_match_takes (&plan->rows[i], run->input, row))
          g_array_append_val (scratch->met[i], unit.start);
      if (bal_row_match_takes (&plan->provision, run->input, row))
        g_array_append_val (scratch->provision, unit);
    }
}

/* The first day from the given one on, or G_MAXINT32. */
static gint32
find_met (const GArray *days, gint32 from)
{
  guint low = 0, high = days->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (days, gint32, middle) < from)
        low = middle + 1;
      else
        high = middle;
    }
  return low < days->len ? g_array_index (days, gint32, low) : G_MAXINT32;
}

static void
count_state (BalTally *tally, guint group, guint obligation, guint state)
{
  guint first = BAL_N_ROWS + obligation * N_FIGURES;

  bal_tally_add (tally, group, first + state, 1);
  bal_tally_add (tally, group, first + CHILDREN, bal_tally_stamp (tally, group, first + CHILDREN));
}

static void
count_obligation (BalTally *tally, gsize row, guint obligation, guint state)
{
  guint group = bal_tally_get_group (tally, row);

  count_state (tally, BAL_TALLY_TOTAL, obligation, state);
  if (group != BAL_TALLY_TOTAL)
    count_state (tally, group, obligation, state);
}

static guint
get_state (gint32 met, gint32 last, gint32 as_at)
{
  if (met <= last)
    return MET;
  if (met <= as_at)
    return MET_LATE;
  return last >= as_at ? DUE : OVERDUE;
}

static void
count_introduction (const BalAnalysisRun *run, const Scratch *scratch, BalTally *tally)
{
  gint32 days = (gint32) BAL_PARTICIPATION (run->analysis)->introduction_days;
  const Unit *unit = &g_array_index (scratch->provision, Unit, 0);

  if (unit->start >= run->window.first)
    count_obligation (tally, unit->row, INTRODUCTION,
                      get_state (find_met (scratch->met[INTRODUCTION], unit->start - days),
                                 unit->start + days, run->window.as_at));
}

/* The days of the term that provision covers, up to the as-at date; units come in the order of
 * their starts. */
static gint32
count_days (const Scratch *scratch, const Term *term, gsize *row)
{
  gint32 covered = term->first, days = 0;

  for (guint i = 0; i < scratch->provision->len; i++)
    {
      const Unit *unit = &g_array_index (scratch->provision, Unit, i);
      gint32 from = MAX (unit->start, covered), until = MIN (unit->end, term->last);

      if (unit->start > term->last)
        break;
      if (until < from)
        continue;
      if (days == 0)
        *row = unit->row;
      days += until - from + 1;
      covered = until + 1;
    }
  return days;
}

static void
count_feedback (const BalAnalysisRun *run, const Scratch *scratch, BalTally *tally)
{
  const Plan *plan = run->plan;
  gint32 least = (gint32) BAL_PARTICIPATION (run->analysis)->term_days;
  gint32 first = g_array_index (scratch->provision, Unit, 0).start;

  for (guint i = 0; i < plan->terms->len; i++)
    {
      const Term *term = &g_array_index (plan->terms, Term, i);
      gint32 met;
      gsize row;

      if (term->first > run->window.as_at)
        break;
      if (term->last < first || term->last < run->window.first ||
          count_days (scratch, term, &row) < MAX (least, 1))
        continue;
      met = find_met (scratch->met[FEEDBACK], term->first);
      count_obligation (tally, row, FEEDBACK,
                        met <= term->last                 ? MET
                        : term->last >= run->window.as_at ? DUE
                                                          : OVERDUE);
    }
}

static void
bal_participation_count_child (const BalAnalysisRun *run,
                               gpointer data,
                               BalTally *tally,
                               gsize child,
                               gsize first,
                               gsize count)
{
  const Plan *plan = run->plan;
  Scratch *scratch = data;

  read_rows (run, scratch, first, count);
  if (scratch->provision->len == 0)
    return;
  if (plan->is_asked[INTRODUCTION])
    count_introduction (run, scratch, tally);
  if (plan->is_asked[FEEDBACK])
    count_feedback (run, scratch, tally);
}

#define COLUMN(name, kind, role, unit)                         \
  {                                                            \
    name, BAL_COLUMN_KIND_##kind, BAL_COLUMN_ROLE_##role, unit \
  }

static const BalReportColumn participation_columns[] = {
  COLUMN ("obligation", CODE, KEY, NULL),
  COLUMN ("children", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("met", INT64, COUNT, "meetings"),
  COLUMN ("met_late", INT64, COUNT, "meetings"),
  COLUMN ("due", INT64, COUNT, "meetings"),
  COLUMN ("overdue", INT64, COUNT, "meetings"),
  COLUMN ("share_met", DOUBLE, SHARE, NULL),
  COLUMN ("share_met_lower", DOUBLE, SHARE, NULL),
  COLUMN ("share_met_upper", DOUBLE, SHARE, NULL),
};

static void
add_participation (BalReport *report,
                   const BalReportTable *table,
                   BalTableBuilder *builder,
                   const BalSummaryGroup *group)
{
  const BalParticipation *self = report->extra;
  const gboolean is_asked[N_OBLIGATIONS] = { self->introduction_rows != NULL,
                                             self->feedback_rows != NULL };

  for (guint i = 0; i < N_OBLIGATIONS; i++)
    {
      const gint64 *figures = group->counters + BAL_N_ROWS + i * N_FIGURES;
      BalReportRow row;

      if (!is_asked[i])
        continue;
      row = bal_report_begin_row (report, builder, group);
      bal_report_row_text (&row, obligation_names[i]);
      bal_report_row_int (&row, figures[CHILDREN]);
      for (guint j = MET; j <= OVERDUE; j++)
        bal_report_row_int (&row, figures[j]);
      bal_report_row_share (&row, figures[MET],
                            figures[MET] + figures[MET_LATE] + figures[OVERDUE]);
    }
}

static void
bal_participation_finish (BalAnalysis *analysis, BalReport *report)
{
  const BalReportTable table = { "participation", BAL_BASIS_NONE, participation_columns,
                                 G_N_ELEMENTS (participation_columns), add_participation };

  report->extra = analysis;
  bal_report_add_table (report, &table);
  report->extra = NULL;
}

static void
bal_participation_append_options (BalAnalysis *analysis, GString *options)
{
  static const char *const none[] = { "not stated", NULL };
  BalParticipation *self = BAL_PARTICIPATION (analysis);
  const struct
  {
    const char *name;
    const char *const *rows;
  } texts[] = {
    { "provision_rows", get_provision (self) },
    { "introduction_rows", (const char *const *) self->introduction_rows },
    { "feedback_rows", (const char *const *) self->feedback_rows },
    { "terms", (const char *const *) self->terms },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    bal_row_match_append_options (options, texts[i].name, texts[i].rows ? texts[i].rows : none);
  g_string_append_printf (options, "introduction_days=%u\nterm_days=%u\n", self->introduction_days,
                          self->term_days);
}

static void
bal_participation_finalize (GObject *object)
{
  BalParticipation *self = BAL_PARTICIPATION (object);

  g_strfreev (self->provision_rows);
  g_strfreev (self->introduction_rows);
  g_strfreev (self->feedback_rows);
  g_strfreev (self->terms);

  G_OBJECT_CLASS (bal_participation_parent_class)->finalize (object);
}

static void
bal_participation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalParticipation *self = BAL_PARTICIPATION (object);

  switch (id)
    {
    case PROP_PROVISION_ROWS:
      g_value_set_boxed (value, self->provision_rows);
      break;
    case PROP_INTRODUCTION_ROWS:
      g_value_set_boxed (value, self->introduction_rows);
      break;
    case PROP_FEEDBACK_ROWS:
      g_value_set_boxed (value, self->feedback_rows);
      break;
    case PROP_TERMS:
      g_value_set_boxed (value, self->terms);
      break;
    case PROP_INTRODUCTION_DAYS:
      g_value_set_uint (value, self->introduction_days);
      break;
    case PROP_TERM_DAYS:
      g_value_set_uint (value, self->term_days);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_participation_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalParticipation *self = BAL_PARTICIPATION (object);

  switch (id)
    {
    case PROP_PROVISION_ROWS:
      self->provision_rows = g_value_dup_boxed (value);
      break;
    case PROP_INTRODUCTION_ROWS:
      self->introduction_rows = g_value_dup_boxed (value);
      break;
    case PROP_FEEDBACK_ROWS:
      self->feedback_rows = g_value_dup_boxed (value);
      break;
    case PROP_TERMS:
      self->terms = g_value_dup_boxed (value);
      break;
    case PROP_INTRODUCTION_DAYS:
      self->introduction_days = g_value_get_uint (value);
      break;
    case PROP_TERM_DAYS:
      self->term_days = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_participation_class_init (BalParticipationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_participation_finalize;
  object_class->get_property = bal_participation_get_property;
  object_class->set_property = bal_participation_set_property;
  analysis_class->name = "participation";
  analysis_class->append_options = bal_participation_append_options;
  analysis_class->prepare = bal_participation_prepare;
  analysis_class->plan_free = plan_free;
  analysis_class->describe = bal_participation_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_participation_count_child;
  analysis_class->finish = bal_participation_finish;

  /**
   * BalParticipation:provision-rows:
   *
   * Which units are provision: conditions such as "stage=intervention", which is the default.
   *
   * Since: 0.1
   */
  props[PROP_PROVISION_ROWS] =
    g_param_spec_boxed ("provision-rows", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalParticipation:introduction-rows:
   *
   * Which units are introductory meetings: conditions such as "provision=introduction"; %NULL,
   * the default: they are not looked at.
   *
   * Since: 0.1
   */
  props[PROP_INTRODUCTION_ROWS] =
    g_param_spec_boxed ("introduction-rows", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalParticipation:feedback-rows:
   *
   * Which units are feedback to the family; %NULL, the default: it is not looked at.
   *
   * Since: 0.1
   */
  props[PROP_FEEDBACK_ROWS] = g_param_spec_boxed ("feedback-rows", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalParticipation:terms:
   *
   * The terms, as periods such as "2020-09-01/2020-12-18"; %NULL, the default: September to
   * December, January to March, and April to July of every year, which is ours.
   *
   * Since: 0.1
   */
  props[PROP_TERMS] = g_param_spec_boxed ("terms", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalParticipation:introduction-days:
   *
   * Within how many days of the first provision a meeting must be: 42 by default, which is ours.
   *
   * Since: 0.1
   */
  props[PROP_INTRODUCTION_DAYS] =
    g_param_spec_uint ("introduction-days", NULL, NULL, 0, 65535, DEFAULT_INTRODUCTION_DAYS, flags);
  /**
   * BalParticipation:term-days:
   *
   * On how many days of a term a child must have provision for feedback to be due: 28 by
   * default, which is ours.
   *
   * Since: 0.1
   */
  props[PROP_TERM_DAYS] =
    g_param_spec_uint ("term-days", NULL, NULL, 0, 65535, DEFAULT_TERM_DAYS, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_participation_init (BalParticipation *self)
{
}

/**
 * bal_participation_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days in which provision begins, and terms end, or %NULL for everything
 * up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of how families are met; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalParticipation *
bal_participation_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_PARTICIPATION, "as-at", as_at, "period", period, "by", by, NULL);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-waits.h"

#include <string.h>

#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-child-waits-private.h"
#include "libbalanced/journey/bal-waits-count-private.h"
#include "libbalanced/journey/bal-waits-private.h"

/**
 * BalWaits:
 *
 * How long children wait, and how many of these days they wait with nothing.
 *
 * Waits that started in the period, those still waiting at its end, those withdrawn in it and
 * those whose request was recorded after the start (retrospective) are never put together. The
 * table `waits` has their whole lengths: median, 92nd percentile (type 7), and how many are longer
 * than 18 and 52 weeks, a wait of exactly so long not being longer. The table `idle_waits` has
 * their days in the period, and how many of these were idle: without an active offer in the
 * meantime; the lower median is the lower one of the two middle values, and the most idle days are
 * those of one wait, in a row or not. What is an offer is said by the levels, the strands and the
 * stages of the options, by default any targeted or specialist unit of the stage intervention. The
 * table `waiting_children` has each child's days, a day counted once however many waits it is part
 * of, and idle where it is idle in one of them.
 *
 * The table `survival` puts started, waiting and withdrawn waits together as Kaplan and Meier do: a
 * start is the event, a wait that goes on is censored on the last day that is known, and a
 * withdrawn one is censored or, with [property@Balanced.Waits:withdrawn-compete], an end that
 * competes. The median and the quartiles are the first day by which so many have started; they are
 * not applicable where so many have not. The table `survival_shares` has the share that waits
 * longer than 18, 20 and 52 weeks, with a 95 % interval from Greenwood's variance on the scale of
 * log(-log), and the share that has started by then: with withdrawals that compete, the two do not
 * add up to 1. Where there are groups, the table `survival_test` has the log-rank test between
 * those that have a name, 64 at most; withdrawn waits are censored in it. It takes waits as
 * independent, and a child may have several.
 *
 * A wait that began before the period is seen only because it lasted until then. It is at risk from
 * the first day of the period on, not before (`late_entries`): the curve is that of a child who
 * would wait at the pace of the period. Where the period has nobody at risk for some length of
 * wait, what is longer cannot be told, and is not applicable. Retrospective requests take no part.
 *
 * Waits belong to the groups of the unit that is waited for. The idle days look at all units of
 * the child, and in `waiting_children` a child brings the days of all its waits to each of its
 * groups.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F3, F5.
 *
 * Since: 0.1
 */
struct _BalWaits
{
  BalAnalysis parent_instance;

  GStrv offer_levels;  /* owned; nullable: targeted and specialist ones */
  GStrv offer_strands; /* owned; nullable: all */
  GStrv offer_stages;  /* owned; nullable: intervention */
  gboolean same_need;
  gboolean withdrawn_compete;
};

struct _BalWaitsClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_OFFER_LEVELS,
  PROP_OFFER_STRANDS,
  PROP_OFFER_STAGES,
  PROP_SAME_NEED,
  PROP_WITHDRAWN_COMPETE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalWaits, bal_waits, BAL_TYPE_ANALYSIS)

/* Of one state of waits. */
enum
{
  WAITS,
  CHILDREN,
  WITH_IDLE, /* waits whose idle days can be told */
  WAITING_DAYS,
  IDLE_DAYS,
  WHOLLY_IDLE,
  IDLE_CHILDREN, /* with an idle day */
  N_FIGURES,
};

static const char *const figure_names[N_FIGURES] = {
  "waits", "children", "with_idle", "waiting_days", "idle_days", "wholly_idle", "idle_children",
};

/* Of the child as a whole, after the figures of the states. */
enum
{
  ANY_CHILDREN,
  ANY_DAYS,
  ANY_IDLE_DAYS,
  ANY_IDLE_CHILDREN,
  ANY_WHOLLY_IDLE,
  N_ANY,
};

#define FIRST_STATE BAL_WAITS_FIRST_STATE
#define N_STATES BAL_WAITS_N_STATES

static const char *const state_names[N_STATES] = { "started", "waiting", "withdrawn",
                                                   "retrospective" };

static guint
get_counter (guint state, guint figure)
{
  return BAL_N_ROWS + (state - FIRST_STATE) * N_FIGURES + figure;
}

static guint
get_any_counter (guint figure)
{
  return BAL_N_ROWS + N_STATES * N_FIGURES + figure;
}

static void
bal_waits_describe (BalAnalysis *self, const BalAnalysisScheme *scheme, BalAnalysisNames *names)
{
  static const char *const any_names[N_ANY] = { "any_children", "any_days", "any_idle_days",
                                                "any_idle_children", "any_wholly_idle" };
  static const char *const histograms[BAL_WAITS_N_HISTOGRAMS] = { "lengths", "idle_lengths",
                                                                  "spells" };

  for (guint i = 0; i < N_STATES * N_FIGURES; i++)
    bal_analysis_names_add (names, "%s %s", figure_names[i % N_FIGURES],
                            state_names[i / N_FIGURES]);
  for (guint i = 0; i < N_ANY; i++)
    bal_analysis_names_add (names, "%s", any_names[i]);
  for (guint i = 0; i < N_STATES * BAL_WAITS_N_HISTOGRAMS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %s", histograms[i % BAL_WAITS_N_HISTOGRAMS],
                                               state_names[i / BAL_WAITS_N_HISTOGRAMS]);

      bal_analysis_names_add_histogram (names, name);
    }
  bal_analysis_names_add_histogram (names, "any_spells");
  bal_analysis_names_add_histogram (names, "late_entries");
  names->n_stamps = 2 * N_STATES;
}

static gboolean
bal_waits_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalWaits *self = BAL_WAITS (analysis);
  const BalAnalysisScheme *scheme = &run->input->scheme;
  const BalOfferWords wanted = { self->offer_strands, self->offer_levels, self->offer_stages };
  const BalOfferWords known = { scheme->strands, scheme->levels, scheme->stages };
  BalOfferMask *mask = g_new0 (BalOfferMask, 1);

  run->plan = mask;
  bal_offer_mask_init_default (mask, run->input->episodes);
  mask->same_need = self->same_need;
  if (!bal_offer_mask_read (mask, &wanted, &known, "Reading the offers of the analysis “waits”",
                            error))
    return FALSE;
  bal_offer_mask_spell_out (mask, run->input->episodes);
  return TRUE;
}

/* Each has histograms of its own. */
#define MANY_GROUPS 1024

typedef struct
{
  BalChildWaits *waits; /* of one child */
  BalWaitsCount *count; /* nullable: of neighbouring children */
} Scratch;

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  const BalEpisodes *episodes = run->input->episodes;
  const BalOfferMask *offers = run->plan;
  Scratch *scratch = g_new0 (Scratch, 1);
  BalDenseBy by;

  scratch->waits = bal_child_waits_new ();
  if (run->by_range && !offers->same_need &&
      bal_dense_by_init (&by, &run->by, episodes, MANY_GROUPS))
    scratch->count = bal_waits_count_new (episodes, &run->window, offers, &by);
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  bal_child_waits_free (scratch->waits);
  bal_waits_count_free (scratch->count);
  g_free (scratch);
}

static void
count_wait (BalTally *tally, guint group, const BalChildWait *wait, const BalWindow *window)
{
  gboolean is_idle = wait->has_idle && wait->idle.idle_days > 0;
  gint32 before = MIN (window->first - wait->requested, wait->length);

  bal_tally_add (tally, group, get_counter (wait->state, WAITS), 1);
  if (bal_tally_stamp (tally, group, 2 * (wait->state - FIRST_STATE)))
    bal_tally_add (tally, group, get_counter (wait->state, CHILDREN), 1);
  bal_tally_record (tally, group, bal_waits_get_histogram (wait->state, BAL_WAITS_LENGTHS),
                    (guint64) wait->length, 1);
  if (wait->state != BAL_WAIT_RETROSPECTIVE && before > 0)
    bal_tally_record (tally, group, BAL_WAITS_LATE_ENTRIES, (guint64) before, 1);
  if (!wait->has_idle)
    return;
  bal_tally_add (tally, group, get_counter (wait->state, WITH_IDLE), 1);
  bal_tally_add (tally, group, get_counter (wait->state, WAITING_DAYS), wait->idle.n_days);
  bal_tally_add (tally, group, get_counter (wait->state, IDLE_DAYS), wait->idle.idle_days);
  if (is_idle && wait->idle.idle_days == wait->idle.n_days)
    bal_tally_add (tally, group, get_counter (wait->state, WHOLLY_IDLE), 1);
  if (is_idle && bal_tally_stamp (tally, group, 2 * (wait->state - FIRST_STATE) + 1))
    bal_tally_add (tally, group, get_counter (wait->state, IDLE_CHILDREN), 1);
  bal_tally_record (tally, group, bal_waits_get_histogram (wait->state, BAL_WAITS_IDLE_LENGTHS),
                    (guint64) wait->idle.idle_days, 1);
  bal_tally_record (tally, group, bal_waits_get_histogram (wait->state, BAL_WAITS_SPELLS),
                    (guint64) wait->idle.longest_spell, 1);
}

static void
count_union (BalTally *tally, const BalIdleFigures *all)
{
  for (guint i = 0; i < tally->groups->len; i++)
    {
      guint group = g_array_index (tally->groups, guint, i);

      bal_tally_add (tally, group, get_any_counter (ANY_CHILDREN), 1);
      bal_tally_add (tally, group, get_any_counter (ANY_DAYS), all->n_days);
      bal_tally_add (tally, group, get_any_counter (ANY_IDLE_DAYS), all->idle_days);
      bal_tally_add (tally, group, get_any_counter (ANY_IDLE_CHILDREN), all->idle_days > 0);
      bal_tally_add (tally, group, get_any_counter (ANY_WHOLLY_IDLE),
                     all->idle_days > 0 && all->idle_days == all->n_days);
      bal_tally_record (tally, group, BAL_WAITS_ANY_SPELLS, (guint64) all->longest_spell, 1);
    }
}

static void
bal_waits_count_child (const BalAnalysisRun *run,
                       gpointer scratch,
                       BalTally *tally,
                       gsize child,
                       gsize first,
                       gsize count)
{
  BalChildWaits *waits = ((Scratch *) scratch)->waits;

  bal_child_waits_run (waits, run->input->episodes, first, count, &run->window, run->plan);
  for (gsize i = 0; i < waits->n_waits; i++)
    {
      const BalChildWait *wait = &waits->waits[i];
      guint group;

      if (!bal_analysis_run_counts (run, wait->row))
        continue;
      count_wait (tally, BAL_TALLY_TOTAL, wait, &run->window);
      bal_tally_enter (tally, BAL_TALLY_TOTAL);
      group = bal_tally_get_group (tally, wait->row);
      if (group == BAL_TALLY_TOTAL)
        continue;
      count_wait (tally, group, wait, &run->window);
      bal_tally_enter (tally, group);
    }
  if (waits->all.n_days > 0)
    count_union (tally, &waits->all);
}

static gboolean
can_count_range (const BalAnalysisRun *run)
{
  return TRUE;
}

static void
bal_waits_count_range (const BalAnalysisRun *run,
                       gpointer scratch,
                       BalTally *tally,
                       gsize first_child,
                       const BalRange *range)
{
  const guint32 *rows = range->first;
  Scratch *own = scratch;

  if (own->count)
    {
      bal_waits_count_run (own->count, range);
      return;
    }
  own->waits->is_plain = TRUE;
  for (gsize i = 0; i < range->n_children; i++)
    {
      bal_tally_begin_child (tally, first_child + i);
      bal_waits_count_child (run, scratch, tally, first_child + i, rows[i], rows[i + 1] - rows[i]);
    }
  own->waits->is_plain = FALSE;
}

static void
add_days (BalTally *tally, guint group, guint histogram, const BalWaitsDays *days)
{
  for (guint32 i = days->n; i-- > 0;)
    if (days->counts[i] > 0)
      bal_tally_record (tally, group, histogram, i, days->counts[i]);
}

/* What a group and all rows have alike. */
static void
add_sums (BalTally *tally, guint group, const BalWaitsGroup *counted)
{
  for (guint state = FIRST_STATE; state < BAL_WAIT_N_STATES; state++)
    {
      const BalWaitsFigures *figures = &counted->states[state - FIRST_STATE];

      bal_tally_add (tally, group, get_counter (state, WAITS), figures->waits);
      bal_tally_add (tally, group, get_counter (state, WITH_IDLE), figures->waits);
      bal_tally_add (tally, group, get_counter (state, WAITING_DAYS), figures->waiting_days);
      bal_tally_add (tally, group, get_counter (state, IDLE_DAYS), figures->idle_days);
      bal_tally_add (tally, group, get_counter (state, WHOLLY_IDLE), figures->wholly_idle);
    }
  for (guint i = 0; i < BAL_WAITS_N_ALL_HISTOGRAMS; i++)
    if (i != BAL_WAITS_ANY_SPELLS)
      add_days (tally, group, i, &counted->days[i]);
}

/* What is counted by child. */
static void
add_children_of (BalTally *tally, guint group, const BalWaitsGroup *counted)
{
  const BalWaitsUnion *any = &counted->any;

  for (guint state = FIRST_STATE; state < BAL_WAIT_N_STATES; state++)
    {
      const BalWaitsFigures *figures = &counted->states[state - FIRST_STATE];

      bal_tally_add (tally, group, get_counter (state, CHILDREN), figures->children);
      bal_tally_add (tally, group, get_counter (state, IDLE_CHILDREN), figures->idle_children);
    }
  bal_tally_add (tally, group, get_any_counter (ANY_CHILDREN), any->children);
  bal_tally_add (tally, group, get_any_counter (ANY_DAYS), any->days);
  bal_tally_add (tally, group, get_any_counter (ANY_IDLE_DAYS), any->idle_days);
  bal_tally_add (tally, group, get_any_counter (ANY_IDLE_CHILDREN), any->idle_children);
  bal_tally_add (tally, group, get_any_counter (ANY_WHOLLY_IDLE), any->wholly_idle);
  add_days (tally, group, BAL_WAITS_ANY_SPELLS, &counted->days[BAL_WAITS_ANY_SPELLS]);
}

static gboolean
has_waits (const BalWaitsGroup *counted)
{
  for (guint i = 0; i < N_STATES; i++)
    if (counted->states[i].waits > 0)
      return TRUE;
  return FALSE;
}

static void
bal_waits_end_part (const BalAnalysisRun *run, gpointer scratch, BalTally *tally)
{
  const BalWaitsCount *count = ((Scratch *) scratch)->count;

  if (!count)
    return;
  bal_tally_add_total (tally);
  for (guint i = 0; i < count->by.n_groups; i++)
    {
      const BalWaitsGroup *counted = &count->groups[i];
      guint group;

      if (!has_waits (counted))
        continue;
      add_sums (tally, BAL_TALLY_TOTAL, counted);
      group = bal_tally_get_group_of (tally, i);
      if (group == BAL_TALLY_TOTAL)
        continue;
      add_sums (tally, group, counted);
      add_children_of (tally, group, counted);
    }
  add_children_of (tally, BAL_TALLY_TOTAL, &count->groups[count->by.n_groups]);
}

static const BalReportColumn wait_columns[] = {
  { "state", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "waits", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "median_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "p92_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "longest_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "over_18_weeks", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "over_52_weeks", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "share_within_18_weeks", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

static const BalReportColumn idle_columns[] = {
  { "state", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "offer", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "waits", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "waits_without_need", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "waiting_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "idle_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "idle_share_of_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "wholly_idle_waits", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "children_with_idle_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
  { "median_idle_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "median_idle_days_lower", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "most_idle_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "longest_idle_spell_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
};

static const BalReportColumn child_columns[] = {
  { "offer", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "waiting_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "idle_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "idle_share_of_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "children_with_idle_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
  { "children_wholly_idle", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "median_longest_idle_spell_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "longest_idle_spell_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
};

#define DAYS_OF_18_WEEKS 126
#define DAYS_OF_52_WEEKS 364

static gint64
get_figure (const BalSummaryGroup *group, guint state, guint figure)
{
  return group->counters[get_counter (state, figure)];
}

static void
add_waits (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  for (guint state = FIRST_STATE; state < BAL_WAIT_N_STATES; state++)
    {
      GArray *lengths = group->bins[bal_waits_get_histogram (state, BAL_WAITS_LENGTHS)];
      gint64 waits = get_figure (group, state, WAITS);
      gint64 over = (gint64) bal_summary_bins_count_above (lengths, DAYS_OF_18_WEEKS);
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, state_names[state - FIRST_STATE]);
      bal_report_row_int (&row, waits);
      bal_report_row_int (&row, get_figure (group, state, CHILDREN));
      if (state == BAL_WAIT_RETROSPECTIVE)
        {
          for (guint i = 0; i < 6; i++)
            bal_report_row_state (&row, BAL_VALUE_STATE_NOT_APPLICABLE);
          continue;
        }
      bal_report_row_quantile (&row, lengths, 0.5);
      bal_report_row_quantile (&row, lengths, 0.92);
      bal_report_row_largest (&row, lengths);
      bal_report_row_int (&row, over);
      bal_report_row_int (&row, (gint64) bal_summary_bins_count_above (lengths, DAYS_OF_52_WEEKS));
      bal_report_row_ratio (&row, waits - over, waits);
    }
}

/* What was an offer, in words of the options: it names the table's figures. */
static char *
describe_offer (BalReport *report)
{
  static const char *const names[] = { "levels", "strands", "stages" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *start = g_strdup_printf ("\noffer_%s=", names[i]);
      const char *at = strstr (report->summary->options, start) + strlen (start);

      g_string_append_printf (text, "%s%s: ", i ? "; " : "", names[i]);
      g_string_append_len (text, at, strchr (at, '\n') - at);
    }
  if (strstr (report->summary->options, "\noffer_same_need=true\n"))
    g_string_append (text, "; same need");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_idle (BalReport *report,
          const BalReportTable *table,
          BalTableBuilder *builder,
          const BalSummaryGroup *group)
{
  g_autofree char *offer = describe_offer (report);

  for (guint state = FIRST_STATE; state < BAL_WAIT_RETROSPECTIVE; state++)
    {
      gint64 days = get_figure (group, state, WAITING_DAYS);
      gint64 idle = get_figure (group, state, IDLE_DAYS);
      GArray *lengths = group->bins[bal_waits_get_histogram (state, BAL_WAITS_IDLE_LENGTHS)];
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, state_names[state - FIRST_STATE]);
      bal_report_row_text (&row, offer);
      bal_report_row_int (&row, get_figure (group, state, WAITS));
      bal_report_row_int (&row,
                          get_figure (group, state, WAITS) - get_figure (group, state, WITH_IDLE));
      bal_report_row_int (&row, days);
      bal_report_row_int (&row, idle);
      bal_report_row_ratio (&row, idle, days);
      bal_report_row_int (&row, get_figure (group, state, WHOLLY_IDLE));
      bal_report_row_int (&row, get_figure (group, state, IDLE_CHILDREN));
      bal_report_row_quantile (&row, lengths, 0.5);
      bal_report_row_lower_median (&row, lengths);
      bal_report_row_largest (&row, lengths);
      bal_report_row_largest (&row, group->bins[bal_waits_get_histogram (state, BAL_WAITS_SPELLS)]);
    }
}

static void
add_children (BalReport *report,
              const BalReportTable *table,
              BalTableBuilder *builder,
              const BalSummaryGroup *group)
{
  g_autofree char *offer = describe_offer (report);
  const gint64 *any = group->counters + get_any_counter (0);
  BalReportRow row = bal_report_begin_row (report, builder, group);

  bal_report_row_text (&row, offer);
  bal_report_row_int (&row, any[ANY_CHILDREN]);
  bal_report_row_int (&row, any[ANY_DAYS]);
  bal_report_row_int (&row, any[ANY_IDLE_DAYS]);
  bal_report_row_ratio (&row, any[ANY_IDLE_DAYS], any[ANY_DAYS]);
  bal_report_row_int (&row, any[ANY_IDLE_CHILDREN]);
  bal_report_row_int (&row, any[ANY_WHOLLY_IDLE]);
  bal_report_row_quantile (&row, group->bins[BAL_WAITS_ANY_SPELLS], 0.5);
  bal_report_row_largest (&row, group->bins[BAL_WAITS_ANY_SPELLS]);
}

static void
find_idle (BalReport *report)
{
  const BalSummaryGroup *total = bal_report_get_total (report);

  for (guint state = FIRST_STATE; state < BAL_WAIT_RETROSPECTIVE; state++)
    {
      gint64 days = get_figure (total, state, WAITING_DAYS);
      gint64 idle = get_figure (total, state, IDLE_DAYS);
      const BalFindingFigure figures[] = {
        { "count", (double) get_figure (total, state, WHOLLY_IDLE) },
        { "waits", (double) get_figure (total, state, WAITS) },
        { "children", (double) get_figure (total, state, IDLE_CHILDREN) },
        { "days", (double) idle },
        { "share", days ? (double) idle / (double) days : 0 },
      };

      if (idle > 0)
        bal_findings_builder_add (report->findings, "idle-waits", state_names[state - FIRST_STATE],
                                  NULL, figures, G_N_ELEMENTS (figures));
    }
}

static void
find_retrospective (BalReport *report)
{
  const BalSummaryGroup *total = bal_report_get_total (report);
  const BalFindingFigure figures[] = {
    { "count", (double) get_figure (total, BAL_WAIT_RETROSPECTIVE, WAITS) },
  };

  if (figures[0].value > 0)
    bal_findings_builder_add (report->findings, "retrospective-requests", "waits", NULL, figures,
                              G_N_ELEMENTS (figures));
}

static void
bal_waits_finish (BalAnalysis *analysis, BalReport *report)
{
  /* Each row names its own state; all are looked at from the end of the period. */
  const BalReportTable tables[] = {
    { "waits", BAL_BASIS_WAITING, wait_columns, G_N_ELEMENTS (wait_columns), add_waits },
    { "idle_waits", BAL_BASIS_WAITING, idle_columns, G_N_ELEMENTS (idle_columns), add_idle },
    { "waiting_children", BAL_BASIS_WAITING, child_columns, G_N_ELEMENTS (child_columns),
      add_children },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
  bal_waits_report_survival (report);
  find_idle (report);
  find_retrospective (report);
}

static void
append_codes (GString *options, const char *name, GStrv codes, const char *if_none)
{
  g_autofree char *joined = codes ? g_strjoinv (" ", codes) : g_strdup (if_none);

  g_string_append_printf (options, "offer_%s=%s\n", name, joined);
}

static void
bal_waits_append_options (BalAnalysis *analysis, GString *options)
{
  BalWaits *self = BAL_WAITS (analysis);

  append_codes (options, "levels", self->offer_levels, "targeted and specialist");
  append_codes (options, "strands", self->offer_strands, "all");
  append_codes (options, "stages", self->offer_stages, "intervention");
  g_string_append_printf (options, "offer_same_need=%s\n", self->same_need ? "true" : "false");
  g_string_append_printf (options, "withdrawn=%s\n",
                          self->withdrawn_compete ? "competing" : "censored");
}

static void
bal_waits_finalize (GObject *object)
{
  BalWaits *self = BAL_WAITS (object);

  g_strfreev (self->offer_levels);
  g_strfreev (self->offer_strands);
  g_strfreev (self->offer_stages);

  G_OBJECT_CLASS (bal_waits_parent_class)->finalize (object);
}

static void
bal_waits_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalWaits *self = BAL_WAITS (object);

  switch (id)
    {
    case PROP_OFFER_LEVELS:
      g_value_set_boxed (value, self->offer_levels);
      break;
    case PROP_OFFER_STRANDS:
      g_value_set_boxed (value, self->offer_strands);
      break;
    case PROP_OFFER_STAGES:
      g_value_set_boxed (value, self->offer_stages);
      break;
    case PROP_SAME_NEED:
      g_value_set_boolean (value, self->same_need);
      break;
    case PROP_WITHDRAWN_COMPETE:
      g_value_set_boolean (value, self->withdrawn_compete);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_waits_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalWaits *self = BAL_WAITS (object);

  switch (id)
    {
    case PROP_OFFER_LEVELS:
      self->offer_levels = g_value_dup_boxed (value);
      break;
    case PROP_OFFER_STRANDS:
      self->offer_strands = g_value_dup_boxed (value);
      break;
    case PROP_OFFER_STAGES:
      self->offer_stages = g_value_dup_boxed (value);
      break;
    case PROP_SAME_NEED:
      self->same_need = g_value_get_boolean (value);
      break;
    case PROP_WITHDRAWN_COMPETE:
      self->withdrawn_compete = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_waits_class_init (BalWaitsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_waits_finalize;
  object_class->get_property = bal_waits_get_property;
  object_class->set_property = bal_waits_set_property;
  analysis_class->name = "waits";
  analysis_class->append_options = bal_waits_append_options;
  analysis_class->prepare = bal_waits_prepare;
  analysis_class->plan_free = g_free;
  analysis_class->describe = bal_waits_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_waits_count_child;
  analysis_class->can_count_range = can_count_range;
  analysis_class->count_range = bal_waits_count_range;
  analysis_class->end_part = bal_waits_end_part;
  analysis_class->finish = bal_waits_finish;

  /**
   * BalWaits:offer-levels:
   *
   * The codes of the levels whose units are offers; %NULL: those of the targeted and specialist
   * bands.
   *
   * Since: 0.1
   */
  props[PROP_OFFER_LEVELS] = g_param_spec_boxed ("offer-levels", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalWaits:offer-strands:
   *
   * The codes of the strands whose units are offers; %NULL: all of them.
   *
   * Since: 0.1
   */
  props[PROP_OFFER_STRANDS] = g_param_spec_boxed ("offer-strands", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalWaits:offer-stages:
   *
   * The codes of the stages whose units are offers; %NULL: intervention.
   *
   * Since: 0.1
   */
  props[PROP_OFFER_STAGES] = g_param_spec_boxed ("offer-stages", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalWaits:same-need:
   *
   * Whether only units with the need of the unit that is waited for are offers.
   *
   * Waits for a unit without a need are then counted apart: their idle days cannot be told, and
   * none of their days is in a table of idle days.
   *
   * Since: 0.1
   */
  props[PROP_SAME_NEED] = g_param_spec_boolean ("same-need", NULL, NULL, FALSE, flags);
  /**
   * BalWaits:withdrawn-compete:
   *
   * Whether a withdrawn request is an end of its own kind, which competes with the start.
   *
   * If not, it is censored: the curve is then that of a place where nobody withdraws. The tables
   * name which of the two it was.
   *
   * Since: 0.1
   */
  props[PROP_WITHDRAWN_COMPETE] =
    g_param_spec_boolean ("withdrawn-compete", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_waits_init (BalWaits *self)
{
}

/**
 * bal_waits_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of waits; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalWaits *
bal_waits_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_WAITS, "as-at", as_at, "period", period, "by", by, NULL);
}

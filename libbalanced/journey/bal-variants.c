/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-variants.h"

#include <stdlib.h>

#include "libbalanced/journey/bal-sequence-analysis-private.h"
#include "libbalanced/journey/bal-variant-count-private.h"

/**
 * BalVariants:
 *
 * Which whole journeys there are, and how many children have each.
 *
 * The table `variants` has the sequences of keys in the order of the journey. In `set_variants`
 * the units that start on the same day are one step, whose keys have no order: they stand by the
 * bytes of their names, and are repeated as often as they are there. Both are numbered by falling
 * number of children, then by the bytes of their keys. In the column `sequence` the values of a
 * key are joined by "/", the keys of a step by " + ", the steps by " > ", and what is not recorded
 * is "?"; `variant_steps` and `set_variant_steps` have the same with a row for each key, and
 * columns for its values. `variant_totals` says how many variants there are.
 *
 * Children with more units than [property@Balanced.Variants:longest] are counted apart. What few
 * children have can tell who they are: these tables need protection before they are published.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F10.
 *
 * Since: 0.1
 */
struct _BalVariants
{
  BalSequenceAnalysis parent_instance;

  gboolean merge_equal;
  gboolean sets;
  guint longest;
  guint most_variants;
};

struct _BalVariantsClass
{
  BalSequenceAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_MERGE_EQUAL,
  PROP_SETS,
  PROP_LONGEST,
  PROP_MOST_VARIANTS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalVariants, bal_variants, BAL_TYPE_SEQUENCE_ANALYSIS)

enum
{
  SEQUENCE,
  SET,
  N_KINDS,
};

static const BalSequenceKind kinds[N_KINDS] = {
  { "sequence", BAL_SEQUENCE_STEPS },
  { "set", BAL_SEQUENCE_STEPS },
};

static const char *const entry_counters[] = { "children", NULL };

enum
{
  ALL_CHILDREN,
  ALL_LONGER,
};

static const char *const group_counters[] = { "children", "children_with_longer", NULL };

static void
count_words (BalSequence *sequence, GArray *words)
{
  guint32 entry = bal_key_tally_find (sequence->tally, (const guint32 *) words->data, words->len);

  bal_key_tally_add (sequence->tally, entry, 0, 1);
}

static void
append_word (GArray *words, guint32 word)
{
  g_array_append_val (words, word);
}

static void
count_sequence (BalSequence *sequence, gboolean merge_equal, guint group)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint32));

  append_word (words, SEQUENCE);
  append_word (words, group);
  for (guint i = 0; i < sequence->units->len; i++)
    {
      guint32 key = bal_sequence_get (sequence, i)->key;

      if (!merge_equal || i == 0 || key != bal_sequence_get (sequence, i - 1)->key)
        append_word (words, key | BAL_SEQUENCE_STEP_FLAG);
    }
  count_words (sequence, words);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const guint32 *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

static void
count_set (BalSequence *sequence, guint group)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n = sequence->units->len;

  append_word (words, SET);
  append_word (words, group);
  for (guint i = 0, end; i < n; i = end)
    {
      gint32 start = bal_sequence_get (sequence, i)->start;
      guint first = words->len;

      for (end = i; end < n && bal_sequence_get (sequence, end)->start == start; end++)
        append_word (words, bal_sequence_get (sequence, end)->key);
      qsort (&g_array_index (words, guint32, first), end - i, sizeof (guint32), compare_words);
      g_array_index (words, guint32, first) |= BAL_SEQUENCE_STEP_FLAG;
    }
  count_words (sequence, words);
}

static void
bal_variants_count_child (const BalAnalysisRun *run,
                          gpointer scratch,
                          BalTally *tally,
                          gsize child,
                          gsize first,
                          gsize count)
{
  BalVariants *self = BAL_VARIANTS (run->analysis);
  BalSequence *sequence = scratch;

  bal_analysis_run_enter (run, tally, first, count);
  if (tally->groups->len == 0)
    return;
  bal_sequence_read (sequence, first, count);
  for (guint i = 0; i < tally->groups->len; i++)
    {
      guint group = g_array_index (tally->groups, guint, i);
      gboolean is_longer = sequence->units->len > self->longest;

      bal_tally_add (tally, group, BAL_N_ROWS + ALL_CHILDREN, 1);
      bal_tally_add (tally, group, BAL_N_ROWS + ALL_LONGER, is_longer);
      if (is_longer)
        continue;
      count_sequence (sequence, self->merge_equal, group);
      if (self->sets)
        count_set (sequence, group);
    }
}

/* How many variants there are; the entries have only those that are shown. */
typedef struct
{
  gint64 n_variants;
} Whole;

/* Sets are counted child by child. */
static gboolean
can_count_whole (const BalAnalysisRun *run)
{
  const BalVariants *self = BAL_VARIANTS (run->analysis);
  BalDenseBy key;

  return !self->sets &&
         bal_dense_by_init (&key, run->plan, run->input->episodes, BAL_VARIANT_COUNT_MOST_KEYS);
}

static BalSummaryGroup *
name_variant (const BalVariant *variant, const BalVariantPlan *plan, GPtrArray *names)
{
  g_autofree guint8 *keys = bal_variant_dup_keys (variant, plan);
  g_autoptr (GString) key = g_string_new (NULL);
  BalSummaryGroup *entry;

  bal_summary_key_append (key, kinds[SEQUENCE].name);
  bal_summary_key_append (key, "");
  for (guint i = 0; i < variant->length; i++)
    {
      bal_summary_key_append (key, BAL_SEQUENCE_NEW_STEP);
      g_string_append_c (key, '\x1f');
      g_string_append (key, g_ptr_array_index (names, keys[i]));
    }
  entry = bal_summary_group_new (key->str, G_N_ELEMENTS (entry_counters) - 1, 0);
  entry->counters[0] = variant->n_children;
  return entry;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const BalSummaryGroup *left = *(BalSummaryGroup *const *) a;
  const BalSummaryGroup *right = *(BalSummaryGroup *const *) b;

  if (left->counters[0] != right->counters[0])
    return left->counters[0] > right->counters[0] ? -1 : 1;
  return strcmp (left->key, right->key);
}

static gpointer
count_whole (const BalAnalysisRun *run, const BalRange *range, guint n_threads, BalTally *tally)
{
  const BalVariants *self = BAL_VARIANTS (run->analysis);
  BalVariantPlan plan = {
    .episodes = run->input->episodes,
    .range = range,
    .merge_equal = self->merge_equal,
    .longest = self->longest,
    .most = self->most_variants,
  };
  g_autoptr (GPtrArray) names = bal_sequence_name_combinations (run->input, run->plan);
  Whole *whole = g_new0 (Whole, 1);
  BalVariantCount count;

  bal_dense_by_init (&plan.key, run->plan, plan.episodes, BAL_VARIANT_COUNT_MOST_KEYS);
  bal_variant_count_run (&count, &plan, n_threads);
  for (guint i = 0; i < count.variants->len; i++)
    g_ptr_array_add (tally->entries,
                     name_variant (&g_array_index (count.variants, BalVariant, i), &plan, names));
  g_ptr_array_sort (tally->entries, compare_entries);
  while (self->most_variants > 0 && tally->entries->len > self->most_variants)
    bal_summary_group_free (g_ptr_array_steal_index (tally->entries, tally->entries->len - 1), 0);
  whole->n_variants = count.n_variants;
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + ALL_CHILDREN, count.children);
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + ALL_LONGER, count.longer);
  bal_variant_count_clear (&count);
  return whole;
}

static const BalReportColumn variant_columns[] = {
  { "variant", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, NULL },
  { "sequence", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_KEY, NULL },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "units" },
  { "steps", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "steps" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

static const BalReportColumn step_columns[] = {
  { "variant", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, NULL },
  { "step", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

#define N_BEFORE_KEYS 2

static const BalReportColumn total_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "children_with_longer", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "longest", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "units" },
  { "variants", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "variants" },
  { "set_variants", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "variants" },
  { "most_variants", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "variants" },
};

/* The choice of these tables is the kind. */
static void
add_variants (BalReport *report,
              const BalReportTable *table,
              BalTableBuilder *builder,
              const BalSummaryGroup *group)
{
  const BalSequenceTable *own = (const BalSequenceTable *) table;
  gint64 children = bal_sequence_analysis_get_figure (group, ALL_CHILDREN);
  guint n;
  GArray *list =
    bal_sequence_report_list_variants (report, kinds[table->choice].name, group, own->most, &n);

  for (guint i = 0; i < n; i++)
    {
      const BalSummaryGroup *entry = g_array_index (list, BalSequenceItem, i).entry;
      guint n_units, n_steps;
      g_autofree char *text = bal_sequence_report_dup_variant (report, entry, &n_units, &n_steps);
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_int (&row, i + 1);
      bal_report_row_text (&row, text);
      bal_report_row_int (&row, n_units);
      bal_report_row_int (&row, n_steps);
      bal_report_row_int (&row, entry->counters[0]);
      bal_report_row_ratio (&row, entry->counters[0], children);
    }
}

static void
add_steps (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  const BalSequenceTable *own = (const BalSequenceTable *) table;
  guint n;
  GArray *list =
    bal_sequence_report_list_variants (report, kinds[table->choice].name, group, own->most, &n);

  for (guint i = 0; i < n; i++)
    bal_sequence_report_add_steps (report, builder, group,
                                   g_array_index (list, BalSequenceItem, i).entry, i + 1);
}

static void
add_totals (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  const BalSequenceTable *own = (const BalSequenceTable *) table;
  const BalVariants *self = own->data;
  const Whole *whole = report->summary->whole;
  BalReportRow row = bal_report_begin_row (report, builder, group);

  bal_report_row_int (&row, bal_sequence_analysis_get_figure (group, ALL_CHILDREN));
  bal_report_row_int (&row, bal_sequence_analysis_get_figure (group, ALL_LONGER));
  bal_report_row_int (&row, table->choice);
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      GArray *list = bal_sequence_report_lookup (report, kinds[kind].name, group->key);

      if (kind == SET && !self->sets)
        bal_report_row_state (&row, BAL_VALUE_STATE_NOT_APPLICABLE);
      else if (whole)
        bal_report_row_int (&row, whole->n_variants);
      else
        bal_report_row_int (&row, list ? list->len : 0);
    }
  if (own->most > 0)
    bal_report_row_int (&row, own->most);
  else
    bal_report_row_state (&row, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
find_longer (BalReport *report, guint longest)
{
  const BalSummaryGroup *total = bal_report_get_total (report);
  const BalFindingFigure figures[] = {
    { "count", (double) bal_sequence_analysis_get_figure (total, ALL_LONGER) },
    { "children", (double) bal_sequence_analysis_get_figure (total, ALL_CHILDREN) },
    { "longest", longest },
  };

  if (figures[0].value > 0)
    bal_findings_builder_add (report->findings, "variants-longer", "variants", NULL, figures,
                              G_N_ELEMENTS (figures));
}

static void
bal_variants_finish (BalAnalysis *analysis, BalReport *report)
{
  static const char *const none[] = { NULL };
  static const char *const one[] = { "", NULL };
  static const char *const names[N_KINDS][2] = { { "variants", "variant_steps" },
                                                 { "set_variants", "set_variant_steps" } };
  BalVariants *self = BAL_VARIANTS (analysis);
  const BalSequenceTable totals = {
    .table = { "variant_totals", BAL_BASIS_ACTIVE, total_columns, G_N_ELEMENTS (total_columns),
               add_totals, self->longest },
    .prefixes = none,
    .most = self->most_variants,
    .data = self,
  };

  bal_sequence_report_begin (report,
                             bal_sequence_analysis_get_key (BAL_SEQUENCE_ANALYSIS (analysis)));
  for (guint kind = 0; kind < (self->sets ? N_KINDS : SET); kind++)
    {
      const BalSequenceTable variants = {
        .table = { names[kind][0], BAL_BASIS_ACTIVE, variant_columns,
                   G_N_ELEMENTS (variant_columns), add_variants, kind },
        .prefixes = none,
        .most = self->most_variants,
      };
      const BalSequenceTable steps = {
        .table = { names[kind][1], BAL_BASIS_ACTIVE, step_columns, G_N_ELEMENTS (step_columns),
                   add_steps, kind },
        .prefixes = one,
        .n_before = N_BEFORE_KEYS,
        .most = self->most_variants,
      };

      bal_sequence_report_add_table (report, &variants);
      bal_sequence_report_add_table (report, &steps);
    }
  bal_sequence_report_add_table (report, &totals);
  bal_sequence_report_end (report);
  find_longer (report, self->longest);
}

static void
bal_variants_append_options (BalAnalysis *analysis, GString *options)
{
  BalVariants *self = BAL_VARIANTS (analysis);

  bal_sequence_analysis_append_options (analysis, options);
  g_string_append_printf (options, "merge_equal=%s\nsets=%s\nlongest=%u\nmost_variants=%u\n",
                          self->merge_equal ? "true" : "false", self->sets ? "true" : "false",
                          self->longest, self->most_variants);
}

static void
bal_variants_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalVariants *self = BAL_VARIANTS (object);

  switch (id)
    {
    case PROP_MERGE_EQUAL:
      g_value_set_boolean (value, self->merge_equal);
      break;
    case PROP_SETS:
      g_value_set_boolean (value, self->sets);
      break;
    case PROP_LONGEST:
      g_value_set_uint (value, self->longest);
      break;
    case PROP_MOST_VARIANTS:
      g_value_set_uint (value, self->most_variants);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_variants_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalVariants *self = BAL_VARIANTS (object);

  switch (id)
    {
    case PROP_MERGE_EQUAL:
      self->merge_equal = g_value_get_boolean (value);
      break;
    case PROP_SETS:
      self->sets = g_value_get_boolean (value);
      break;
    case PROP_LONGEST:
      self->longest = g_value_get_uint (value);
      break;
    case PROP_MOST_VARIANTS:
      self->most_variants = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_variants_class_init (BalVariantsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalSequenceAnalysisClass *sequence_class = &klass->parent_class;
  BalAnalysisClass *analysis_class = &sequence_class->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bal_variants_get_property;
  object_class->set_property = bal_variants_set_property;
  analysis_class->name = "variants";
  analysis_class->append_options = bal_variants_append_options;
  analysis_class->count_child = bal_variants_count_child;
  analysis_class->can_count_whole = can_count_whole;
  analysis_class->count_whole = count_whole;
  analysis_class->whole_free = g_free;
  analysis_class->finish = bal_variants_finish;
  sequence_class->kinds = kinds;
  sequence_class->n_kinds = N_KINDS;
  sequence_class->entry_counters = entry_counters;
  sequence_class->group_counters = group_counters;

  /**
   * BalVariants:merge-equal:
   *
   * Whether neighbours with the same key are one in a sequence; sets keep them all.
   *
   * Since: 0.1
   */
  props[PROP_MERGE_EQUAL] = g_param_spec_boolean ("merge-equal", NULL, NULL, FALSE, flags);
  /**
   * BalVariants:sets:
   *
   * Whether variants by starting day are counted too: if not, there are no such tables, and a large
   * caseload takes a fraction of the time.
   *
   * Since: 0.1
   */
  props[PROP_SETS] = g_param_spec_boolean ("sets", NULL, NULL, TRUE, flags);
  /**
   * BalVariants:longest:
   *
   * How many units a child may have; those with more are counted apart, and have no variant.
   *
   * Since: 0.1
   */
  props[PROP_LONGEST] = g_param_spec_uint ("longest", NULL, NULL, 1, 1000000, 1000, flags);
  /**
   * BalVariants:most-variants:
   *
   * How many variants the tables show at most, those of the most children; 0 is all of them.
   *
   * Since: 0.1
   */
  props[PROP_MOST_VARIANTS] =
    g_param_spec_uint ("most-variants", NULL, NULL, 0, G_MAXINT32, 1000, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_variants_init (BalVariants *self)
{
}

/**
 * bal_variants_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of variants; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalVariants *
bal_variants_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_VARIANTS, "as-at", as_at, "period", period, "by", by, NULL);
}

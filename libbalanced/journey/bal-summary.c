/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-summary.h"

#include <string.h>

#include "libbalanced/base/bal-digest-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-summary-private.h"

/**
 * BalSummary:
 *
 * What an analysis has counted in a part of a caseload.
 *
 * Parts may be counted in threads, in files that do not fit the memory, or on other machines.
 * Their summaries are added with [method@Balanced.Summary.merge], in any order, and
 * [method@Balanced.Analysis.finish] makes the result of the whole. All counters are integers, and
 * durations are exact histograms of days: nothing is lost by adding, as long as no child is in
 * two parts. A summary is as confidential as the records it was made from.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */

enum
{
  PROP_0,
  PROP_ANALYSIS,
  PROP_N_CHILDREN,
  PROP_SYNTHETIC,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalSummary, bal_summary, G_TYPE_OBJECT)

/* Stand between and inside the components of a key; data may hold them, so they are escaped. */
#define SEPARATOR '\x1f'
#define ESCAPE '\x1e'
#define PRESENT '='
#define MISSING '-'

BalSummaryGroup *
bal_summary_group_new (const char *key, guint n_counters, guint n_histograms)
{
  BalSummaryGroup *self = g_new0 (BalSummaryGroup, 1);

  self->key = g_strdup (key);
  self->counters = g_new0 (gint64, MAX (n_counters, 1));
  self->bins = g_new0 (GArray *, MAX (n_histograms, 1));
  for (guint i = 0; i < n_histograms; i++)
    self->bins[i] = g_array_new (FALSE, FALSE, sizeof (BalSummaryBin));
  return self;
}

void
bal_summary_group_free (BalSummaryGroup *self, guint n_histograms)
{
  g_free (self->key);
  g_free (self->counters);
  for (guint i = 0; i < n_histograms; i++)
    g_array_unref (self->bins[i]);
  g_free (self->bins);
  g_free (self);
}

void
bal_summary_record_free (BalSummaryRecord *self)
{
  g_free (self->key);
  g_free (self->values);
  g_strfreev (self->texts);
  g_free (self);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const BalSummaryGroup *const *left = a, *const *right = b;

  return strcmp ((*left)->key, (*right)->key);
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const BalSummaryRecord *const *left = a, *const *right = b;

  return strcmp ((*left)->key, (*right)->key);
}

static GPtrArray *
new_records (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bal_summary_record_free);
}

static GStrv
copy_strv (const char *const *strings)
{
  return strings ? g_strdupv ((char **) strings) : g_new0 (char *, 1);
}

BalSummary *
bal_summary_new_take (const char *analysis,
                      const char *options,
                      const char *const *by,
                      const char *const *counters,
                      const char *const *histograms,
                      GPtrArray *groups,
                      GPtrArray *records)
{
  BalSummary *self = g_object_new (BAL_TYPE_SUMMARY, NULL);

  g_free (self->analysis);
  self->analysis = g_strdup (analysis);
  g_free (self->options);
  self->options = g_strdup (options);
  g_strfreev (self->by);
  self->by = copy_strv (by);
  g_strfreev (self->counters);
  self->counters = copy_strv (counters);
  g_strfreev (self->histograms);
  self->histograms = copy_strv (histograms);
  g_ptr_array_unref (self->groups);
  self->groups = groups;
  g_ptr_array_sort (groups, compare_groups);
  if (records)
    {
      g_ptr_array_unref (self->records);
      self->records = records;
      g_ptr_array_sort (records, compare_records);
    }
  return self;
}

void
bal_summary_set_entries (BalSummary *self,
                         const char *const *counters,
                         const char *const *histograms,
                         GPtrArray *entries)
{
  g_assert (self->entries->len == 0);
  g_strfreev (self->entry_counters);
  self->entry_counters = copy_strv (counters);
  g_strfreev (self->entry_histograms);
  self->entry_histograms = copy_strv (histograms);
  g_ptr_array_unref (self->entries);
  self->entries = entries;
  g_ptr_array_sort (entries, compare_groups);
}

void
bal_summary_set_input (BalSummary *self,
                       guint64 n_children,
                       gboolean synthetic,
                       const char *framework_version,
                       const char *digest)
{
  const char *digests[] = { digest, NULL };

  self->n_children = n_children;
  self->synthetic = synthetic;
  g_free (self->framework_version);
  self->framework_version = g_strdup (framework_version ? framework_version : "");
  g_strfreev (self->digests);
  self->digests = copy_strv (digests);
}

void
bal_summary_key_append (GString *key, const char *component)
{
  if (key->len > 0)
    g_string_append_c (key, SEPARATOR);
  g_string_append_c (key, component ? PRESENT : MISSING);
  for (const char *at = component ? component : ""; *at; at++)
    {
      if (*at == SEPARATOR || *at == ESCAPE)
        g_string_append_c (key, ESCAPE);
      /* A separator never stands for itself inside a component: "_" follows its escape. */
      g_string_append_c (key, *at == SEPARATOR ? '_' : *at);
    }
}

GPtrArray *
bal_summary_key_split (const char *key)
{
  GPtrArray *components = g_ptr_array_new_with_free_func (g_free);
  const char *at = key;

  while (*at)
    {
      gboolean present = *at++ == PRESENT;
      g_autoptr (GString) text = g_string_new (NULL);

      for (; *at && *at != SEPARATOR; at++)
        {
          if (*at != ESCAPE || !at[1])
            g_string_append_c (text, *at);
          else
            g_string_append_c (text, *++at == '_' ? SEPARATOR : *at);
        }
      g_ptr_array_add (components, present ? g_strdup (text->str) : NULL);
      at += *at == SEPARATOR;
    }
  return components;
}

static gboolean
is_key_of (const char *key, GPtrArray *components)
{
  g_autoptr (GString) again = g_string_new (NULL);

  for (guint i = 0; i < components->len; i++)
    bal_summary_key_append (again, g_ptr_array_index (components, i));
  return strcmp (again->str, key) == 0;
}

gboolean
bal_summary_key_is_valid (const char *key, guint n_components)
{
  g_autoptr (GPtrArray) components = bal_summary_key_split (key);

  return (components->len == 0 || components->len == n_components) && is_key_of (key, components);
}

gboolean
bal_summary_key_is_canonical (const char *key)
{
  g_autoptr (GPtrArray) components = bal_summary_key_split (key);

  return components->len > 0 && is_key_of (key, components);
}

BalSummaryGroup *
bal_summary_lookup_group (BalSummary *self, const char *key)
{
  guint low = 0, high = self->groups->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      BalSummaryGroup *group = g_ptr_array_index (self->groups, middle);
      int order = strcmp (group->key, key);

      if (order == 0)
        return group;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

gboolean
bal_summary_lookup_counter (BalSummary *self, const char *name, guint *index)
{
  for (guint i = 0; self->counters[i]; i++)
    if (g_str_equal (self->counters[i], name))
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/* The digest of the one input, or of the digests of several. */
char *
bal_summary_get_digest (BalSummary *self)
{
  BalDigest digest;

  if (!self->digests[0] || !self->digests[1])
    return g_strdup (self->digests[0]);
  bal_digest_init (&digest);
  for (guint i = 0; self->digests[i]; i++)
    bal_digest_update_text (&digest, self->digests[i]);
  return bal_digest_get_string (&digest);
}

guint64
bal_summary_bins_get_count (GArray *bins)
{
  guint64 n = 0;

  for (guint i = 0; i < bins->len; i++)
    n += g_array_index (bins, BalSummaryBin, i).count;
  return n;
}

guint64
bal_summary_bins_count_above (GArray *bins, guint32 value)
{
  guint64 n = 0;

  for (guint i = 0; i < bins->len; i++)
    if (g_array_index (bins, BalSummaryBin, i).value > value)
      n += g_array_index (bins, BalSummaryBin, i).count;
  return n;
}

static guint32
get_nth (GArray *bins, guint64 n)
{
  guint i = 0;

  for (; i + 1 < bins->len && n >= g_array_index (bins, BalSummaryBin, i).count; i++)
    n -= g_array_index (bins, BalSummaryBin, i).count;
  return g_array_index (bins, BalSummaryBin, i).value;
}

/* Type 7: between the two values around (n - 1) p, in proportion; there must be a value. p is so
 * many hundredths: then all but the last step is done in integers, and the result is the double
 * nearest to the true one. */
double
bal_summary_bins_get_quantile (GArray *bins, double p)
{
  guint64 hundredths = (guint64) (p * 100 + 0.5);
  guint64 place = (bal_summary_bins_get_count (bins) - 1) * hundredths;
  guint64 below = place / 100, rest = place % 100;
  guint64 low = get_nth (bins, below);

  if (rest == 0)
    return (double) low;
  return (double) (low * (100 - rest) + get_nth (bins, below + 1) * rest) / 100;
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT, "Adding two summaries: %s", what);
  return FALSE;
}

static gboolean
check_alike (BalSummary *self, BalSummary *other, GError **error)
{
  if (g_strcmp0 (self->analysis, other->analysis) != 0)
    return refuse (error, "they are of different analyses");
  if (g_strcmp0 (self->options, other->options) != 0)
    return refuse (error, "their options differ");
  if (!g_strv_equal ((const char *const *) self->by, (const char *const *) other->by))
    return refuse (error, "they are grouped differently");
  if (g_strcmp0 (self->framework_version, other->framework_version) != 0 ||
      !g_strv_equal ((const char *const *) self->counters, (const char *const *) other->counters) ||
      !g_strv_equal ((const char *const *) self->histograms,
                     (const char *const *) other->histograms) ||
      !g_strv_equal ((const char *const *) self->entry_counters,
                     (const char *const *) other->entry_counters) ||
      !g_strv_equal ((const char *const *) self->entry_histograms,
                     (const char *const *) other->entry_histograms))
    return refuse (error, "they were made with different frameworks");
  return TRUE;
}

static gboolean
add_bins (GArray *sum, GArray *a, GArray *b)
{
  guint i = 0, j = 0;

  while (i < a->len || j < b->len)
    {
      const BalSummaryBin *left = i < a->len ? &g_array_index (a, BalSummaryBin, i) : NULL;
      const BalSummaryBin *right = j < b->len ? &g_array_index (b, BalSummaryBin, j) : NULL;
      BalSummaryBin bin = { 0 };

      bin.value = !right || (left && left->value < right->value) ? left->value : right->value;
      if (left && left->value == bin.value)
        bin.count = left->count, i++;
      if (right && right->value == bin.value)
        {
          bin.count += right->count, j++;
        }
      if (bin.count > BAL_SUMMARY_MAX_COUNT)
        return FALSE;
      g_array_append_val (sum, bin);
    }
  return TRUE;
}

/* How many figures each of a list of groups has. */
typedef struct
{
  guint n_counters;
  guint n_histograms;
} Shape;

static gboolean
add_group (GPtrArray *sum, Shape shape, const BalSummaryGroup *a, const BalSummaryGroup *b)
{
  guint n_counters = shape.n_counters, n_histograms = shape.n_histograms;
  BalSummaryGroup *group = bal_summary_group_new (a->key, n_counters, n_histograms);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (BalSummaryBin));

  g_ptr_array_add (sum, group);
  for (guint i = 0; i < n_counters; i++)
    {
      group->counters[i] = a->counters[i] + (b ? b->counters[i] : 0);
      if (group->counters[i] > BAL_SUMMARY_MAX_COUNT)
        return FALSE;
    }
  for (guint i = 0; i < n_histograms; i++)
    if (!add_bins (group->bins[i], a->bins[i], b ? b->bins[i] : none))
      return FALSE;
  return TRUE;
}

static gboolean
add_groups (GPtrArray *sum, Shape shape, GPtrArray *a, GPtrArray *b, GError **error)
{
  guint i = 0, j = 0;

  while (i < a->len || j < b->len)
    {
      const BalSummaryGroup *left = i < a->len ? g_ptr_array_index (a, i) : NULL;
      const BalSummaryGroup *right = j < b->len ? g_ptr_array_index (b, j) : NULL;
      int order = !left ? 1 : !right ? -1 : strcmp (left->key, right->key);

      i += order <= 0;
      j += order >= 0;
      if (!add_group (sum, shape, order <= 0 ? left : right, order == 0 ? right : NULL))
        return refuse (error, "a count is too large");
    }
  return TRUE;
}

static BalSummaryRecord *
copy_record (const BalSummaryRecord *record)
{
  BalSummaryRecord *copy = g_new0 (BalSummaryRecord, 1);

  copy->key = g_strdup (record->key);
  copy->values = g_memdup2 (record->values, record->n_values * sizeof (gint64));
  copy->n_values = record->n_values;
  copy->texts = g_strdupv (record->texts);
  return copy;
}

static gboolean
add_records (BalSummary *sum, BalSummary *self, BalSummary *other, GError **error)
{
  for (guint i = 0; i < self->records->len; i++)
    g_ptr_array_add (sum->records, copy_record (g_ptr_array_index (self->records, i)));
  for (guint i = 0; i < other->records->len; i++)
    g_ptr_array_add (sum->records, copy_record (g_ptr_array_index (other->records, i)));
  g_ptr_array_sort (sum->records, compare_records);
  for (guint i = 1; i < sum->records->len; i++)
    if (compare_records (&sum->records->pdata[i - 1], &sum->records->pdata[i]) == 0)
      return refuse (error, "a child is in both of them");
  return TRUE;
}

static GStrv
unite_digests (GStrv a, GStrv b)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  while (*a || *b)
    {
      int order = !*a ? 1 : !*b ? -1 : strcmp (*a, *b);

      g_strv_builder_add (builder, order <= 0 ? *a : *b);
      a += order <= 0;
      b += order >= 0;
    }
  return g_strv_builder_end (builder);
}

static void
destroy_groups (GPtrArray *groups, guint n_histograms)
{
  for (guint i = 0; i < groups->len; i++)
    bal_summary_group_free (g_ptr_array_index (groups, i), n_histograms);
  g_ptr_array_unref (groups);
}

static void
bal_summary_finalize (GObject *object)
{
  BalSummary *self = BAL_SUMMARY (object);

  destroy_groups (self->groups, g_strv_length (self->histograms));
  destroy_groups (self->entries, g_strv_length (self->entry_histograms));
  g_ptr_array_unref (self->records);
  if (self->whole)
    self->whole_free (self->whole);
  g_free (self->analysis);
  g_free (self->options);
  g_free (self->framework_version);
  g_strfreev (self->by);
  g_strfreev (self->counters);
  g_strfreev (self->histograms);
  g_strfreev (self->entry_counters);
  g_strfreev (self->entry_histograms);
  g_strfreev (self->digests);

  G_OBJECT_CLASS (bal_summary_parent_class)->finalize (object);
}

static void
bal_summary_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalSummary *self = BAL_SUMMARY (object);

  switch (id)
    {
    case PROP_ANALYSIS:
      g_value_set_string (value, self->analysis);
      break;
    case PROP_N_CHILDREN:
      g_value_set_uint64 (value, self->n_children);
      break;
    case PROP_SYNTHETIC:
      g_value_set_boolean (value, self->synthetic);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_summary_class_init (BalSummaryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_summary_finalize;
  object_class->get_property = bal_summary_get_property;

  /**
   * BalSummary:analysis: (getter get_analysis)
   *
   * The name of the analysis that counted, such as "balance".
   *
   * Since: 0.1
   */
  props[PROP_ANALYSIS] = g_param_spec_string ("analysis", NULL, NULL, "", flags);
  /**
   * BalSummary:n-children: (getter get_n_children)
   *
   * How many children were looked at.
   *
   * Since: 0.1
   */
  props[PROP_N_CHILDREN] = g_param_spec_uint64 ("n-children", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  /**
   * BalSummary:synthetic: (getter get_synthetic)
   *
   * Whether all the children were made by the synthetic generator.
   *
   * Since: 0.1
   */
  props[PROP_SYNTHETIC] = g_param_spec_boolean ("synthetic", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_summary_init (BalSummary *self)
{
  self->analysis = g_strdup ("");
  self->options = g_strdup ("");
  self->framework_version = g_strdup ("");
  self->by = g_new0 (char *, 1);
  self->counters = g_new0 (char *, 1);
  self->histograms = g_new0 (char *, 1);
  self->digests = g_new0 (char *, 1);
  self->entry_counters = g_new0 (char *, 1);
  self->entry_histograms = g_new0 (char *, 1);
  self->groups = g_ptr_array_new ();
  self->entries = g_ptr_array_new ();
  self->records = new_records ();
}

/**
 * bal_summary_merge:
 * @self: a summary
 * @other: the summary of other children
 * @error: return location for an error
 *
 * Adds two summaries of the same analysis with the same options.
 *
 * The order does not matter. No child may be in both: where that can be seen it is an error, but
 * counters cannot show it.
 *
 * Returns: (transfer full): the summary of both; [error@Balanced.Error] where they do not belong
 *   together
 *
 * Since: 0.1
 */
BalSummary *
bal_summary_merge (BalSummary *self, BalSummary *other, GError **error)
{
  g_autoptr (BalSummary) sum = NULL;
  g_auto (GStrv) digests = NULL;
  Shape of_groups, of_entries;

  g_return_val_if_fail (BAL_IS_SUMMARY (self), NULL);
  g_return_val_if_fail (BAL_IS_SUMMARY (other), NULL);

  if (!check_alike (self, other, error))
    return NULL;
  if (self->n_children + other->n_children > BAL_SUMMARY_MAX_COUNT)
    {
      refuse (error, "a count is too large");
      return NULL;
    }
  sum = bal_summary_new_take (self->analysis, self->options, (const char *const *) self->by,
                              (const char *const *) self->counters,
                              (const char *const *) self->histograms, g_ptr_array_new (), NULL);
  bal_summary_set_entries (sum, (const char *const *) self->entry_counters,
                           (const char *const *) self->entry_histograms, g_ptr_array_new ());
  of_groups = (Shape){ g_strv_length (sum->counters), g_strv_length (sum->histograms) };
  of_entries =
    (Shape){ g_strv_length (sum->entry_counters), g_strv_length (sum->entry_histograms) };
  if (!add_groups (sum->groups, of_groups, self->groups, other->groups, error) ||
      !add_groups (sum->entries, of_entries, self->entries, other->entries, error) ||
      !add_records (sum, self, other, error))
    return NULL;
  bal_summary_set_input (sum, self->n_children + other->n_children,
                         self->synthetic && other->synthetic, self->framework_version, NULL);
  digests = g_steal_pointer (&sum->digests);
  sum->digests = unite_digests (self->digests, other->digests);
  return g_steal_pointer (&sum);
}

/**
 * bal_summary_get_analysis: (get-property analysis)
 * @self: a summary
 *
 * Gets the name of the analysis that counted.
 *
 * Returns: (transfer none): the name
 *
 * Since: 0.1
 */
const char *
bal_summary_get_analysis (BalSummary *self)
{
  g_return_val_if_fail (BAL_IS_SUMMARY (self), NULL);

  return self->analysis;
}

/**
 * bal_summary_get_n_children: (get-property n-children)
 * @self: a summary
 *
 * Gets how many children were looked at.
 *
 * Returns: the number of children
 *
 * Since: 0.1
 */
guint64
bal_summary_get_n_children (BalSummary *self)
{
  g_return_val_if_fail (BAL_IS_SUMMARY (self), 0);

  return self->n_children;
}

/**
 * bal_summary_get_synthetic: (get-property synthetic)
 * @self: a summary
 *
 * Gets whether all the children were made by the synthetic generator.
 *
 * Returns: %TRUE when none is real
 *
 * Since: 0.1
 */
gboolean
bal_summary_get_synthetic (BalSummary *self)
{
  g_return_val_if_fail (BAL_IS_SUMMARY (self), FALSE);

  return self->synthetic;
}

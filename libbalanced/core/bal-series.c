/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-series-private.h"

#include <math.h>

#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table-builder-private.h"

/**
 * BalSeries:
 *
 * Dated values of one thing: a measure, a count by month, a rate.
 *
 * A point has a day (the first of the time that it stands for), a value and a state, so that what
 * is missing, not due or suppressed is told apart from 0. A ratio keeps what was divided: rates
 * of small numbers cannot be judged without. Points stand in rising order of days; points of one
 * day stand as they were given.
 *
 * ```c
 * const gint32 days[] = { 17897, 18262 };
 * const double within[] = { 139, 183 };
 * const double all[] = { 142, 191 };
 * g_autoptr (BalSeries) series =
 *   bal_series_new_ratio ("plans in 20 weeks", NULL, BAL_FREQUENCY_YEAR, days, within, all, 2);
 * ```
 *
 * ```python
 * series = Balanced.Series('waiting', ['2020-04', '2020-05'], [212, None], unit='children',
 *                          frequency='month')
 * series.to_pandas()
 * ```
 *
 * Thread safety: immutable, may be used from any thread.
 *
 * Since: 0.1
 */

struct _BalSeries
{
  GObject parent_instance;

  char *name; /* owned */
  char *unit; /* owned, nullable */
  BalFrequency frequency;

  /* Owned columns, each n_points long. */
  guint n_points;
  gint32 *days;
  double *values;
  guint8 *states;       /* a BalValueState */
  double *numerators;   /* NULL unless a ratio, as the next one */
  double *denominators; /* a value without a denominator above 0 has the state not applicable */
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_UNIT,
  PROP_FREQUENCY,
  PROP_N_POINTS,
  PROP_HAS_DENOMINATORS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (BalSeries, bal_series, G_TYPE_OBJECT)

static void
bal_series_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  BalSeries *self = BAL_SERIES (object);

  switch (property_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
      break;
    case PROP_FREQUENCY:
      g_value_set_enum (value, self->frequency);
      break;
    case PROP_N_POINTS:
      g_value_set_uint (value, self->n_points);
      break;
    case PROP_HAS_DENOMINATORS:
      g_value_set_boolean (value, bal_series_get_has_denominators (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bal_series_finalize (GObject *object)
{
  BalSeries *self = BAL_SERIES (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->days, g_free);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->states, g_free);
  g_clear_pointer (&self->numerators, g_free);
  g_clear_pointer (&self->denominators, g_free);

  G_OBJECT_CLASS (bal_series_parent_class)->finalize (object);
}

static void
bal_series_class_init (BalSeriesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bal_series_get_property;
  object_class->finalize = bal_series_finalize;

  /**
   * BalSeries:name: (getter get_name)
   *
   * What is measured.
   *
   * Since: 0.1
   */
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);

  /**
   * BalSeries:unit: (getter get_unit)
   *
   * The unit of the values.
   *
   * Since: 0.1
   */
  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);

  /**
   * BalSeries:frequency: (getter get_frequency)
   *
   * How often the points come.
   *
   * Since: 0.1
   */
  properties[PROP_FREQUENCY] =
    g_param_spec_enum ("frequency", NULL, NULL, BAL_TYPE_FREQUENCY, BAL_FREQUENCY_IRREGULAR, flags);

  /**
   * BalSeries:n-points: (getter get_n_points)
   *
   * How many points there are.
   *
   * Since: 0.1
   */
  properties[PROP_N_POINTS] = g_param_spec_uint ("n-points", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * BalSeries:has-denominators: (getter get_has_denominators)
   *
   * Whether each value has a numerator and a denominator.
   *
   * Since: 0.1
   */
  properties[PROP_HAS_DENOMINATORS] =
    g_param_spec_boolean ("has-denominators", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bal_series_init (BalSeries *self)
{
  self->name = g_strdup ("");
}

static int
compare_days (gconstpointer a, gconstpointer b, gpointer data)
{
  const gint32 *days = data;
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  if (days[x] != days[y])
    return days[x] < days[y] ? -1 : 1;

  return (x > y) - (x < y);
}

/* Which point stands where, in rising order of days. */
static guint *
sort_points (const gint32 *days, guint n_points)
{
  guint *order = g_new (guint, n_points);

  for (guint i = 0; i < n_points; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n_points, sizeof *order, compare_days, (gpointer) days);

  return order;
}

static BalValueState
state_of (double value, guint state)
{
  if (state > BAL_VALUE_STATE_NOT_DUE)
    return BAL_VALUE_STATE_MISSING;
  if (!bal_value_state_has_value ((BalValueState) state))
    return (BalValueState) state;
  if (!isfinite (value))
    return BAL_VALUE_STATE_MISSING;
  if (state == BAL_VALUE_STATE_TRUE_ZERO && value != 0)
    return BAL_VALUE_STATE_VALUE;

  return (BalValueState) state;
}

static void
set_point (BalSeries *self, guint point, double value, guint state)
{
  BalValueState known = state_of (value, state);

  self->states[point] = (guint8) known;
  self->values[point] = bal_value_state_has_value (known) ? value : 0;
}

static void
set_ratio_point (BalSeries *self, guint point)
{
  double numerator = self->numerators[point];
  double denominator = self->denominators[point];

  if (!isfinite (numerator) || !isfinite (denominator))
    set_point (self, point, 0, BAL_VALUE_STATE_MISSING);
  else if (denominator <= 0)
    set_point (self, point, 0, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    set_point (self, point, numerator / denominator,
               numerator == 0 ? BAL_VALUE_STATE_TRUE_ZERO : BAL_VALUE_STATE_VALUE);
}

static BalSeries *
create (const char *name,
        const char *unit,
        BalFrequency frequency,
        const gint32 *days,
        const guint *order,
        guint n_points)
{
  BalSeries *self = g_object_new (BAL_TYPE_SERIES, NULL);

  g_free (self->name);
  self->name = g_strdup (name);
  self->unit = g_strdup (unit);
  self->frequency = frequency;
  self->n_points = n_points;
  self->days = g_new (gint32, n_points);
  self->values = g_new (double, n_points);
  self->states = g_new (guint8, n_points);
  for (guint i = 0; i < n_points; i++)
    self->days[i] = days[order[i]];

  return self;
}

/**
 * bal_series_new:
 * @name: what is measured
 * @unit: (nullable): the unit of the values
 * @frequency: how often the points come
 * @days: (array length=n_points): the days, counted from 1970-01-01, in any order
 * @values: (array length=n_points): the values
 * @states: (array length=n_points) (nullable): a [enum@Balanced.ValueState] for each value; %NULL
 *   when all are values
 * @n_points: how many points there are
 *
 * Creates a series.
 *
 * A value that is not finite is missing, and so is one of an unknown state.
 *
 * Returns: (transfer full): a new series
 *
 * Since: 0.1
 */
BalSeries *
bal_series_new (const char *name,
                const char *unit,
                BalFrequency frequency,
                const gint32 *days,
                const double *values,
                const guint8 *states,
                gsize n_points)
{
  g_autofree guint *order = NULL;
  BalSeries *self = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (n_points <= G_MAXINT, NULL);
  g_return_val_if_fail (n_points == 0 || (days != NULL && values != NULL), NULL);

  order = sort_points (days, (guint) n_points);
  self = create (name, unit, frequency, days, order, (guint) n_points);
  for (guint i = 0; i < self->n_points; i++)
    set_point (self, i, values[order[i]],
               states == NULL ? BAL_VALUE_STATE_VALUE : states[order[i]]);

  return self;
}

/**
 * bal_series_new_ratio:
 * @name: what is measured
 * @unit: (nullable): the unit of the values; %NULL for a plain share
 * @frequency: how often the points come
 * @days: (array length=n_points): the days, counted from 1970-01-01, in any order
 * @numerators: (array length=n_points): what is divided
 * @denominators: (array length=n_points): what it is divided by
 * @n_points: how many points there are
 *
 * Creates a series of ratios.
 *
 * Where the denominator is 0 or less there is no ratio: the state is not applicable. Where either
 * number is not finite it is missing.
 *
 * Returns: (transfer full): a new series
 *
 * Since: 0.1
 */
BalSeries *
bal_series_new_ratio (const char *name,
                      const char *unit,
                      BalFrequency frequency,
                      const gint32 *days,
                      const double *numerators,
                      const double *denominators,
                      gsize n_points)
{
  g_autofree guint *order = NULL;
  BalSeries *self = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (n_points <= G_MAXINT, NULL);
  g_return_val_if_fail (n_points == 0 ||
                          (days != NULL && numerators != NULL && denominators != NULL),
                        NULL);

  order = sort_points (days, (guint) n_points);
  self = create (name, unit, frequency, days, order, (guint) n_points);
  /* Never NULL, even without points: that is what tells a ratio. */
  self->numerators = g_malloc (MAX (n_points, 1) * sizeof (double));
  self->denominators = g_malloc (MAX (n_points, 1) * sizeof (double));
  for (guint i = 0; i < self->n_points; i++)
    {
      self->numerators[i] = numerators[order[i]];
      self->denominators[i] = denominators[order[i]];
      set_ratio_point (self, i);
    }

  return self;
}

/**
 * bal_series_get_name: (get-property name)
 * @self: a series
 *
 * Gets what is measured.
 *
 * Returns: the name
 *
 * Since: 0.1
 */
const char *
bal_series_get_name (BalSeries *self)
{
  g_return_val_if_fail (BAL_IS_SERIES (self), "");

  return self->name;
}

/**
 * bal_series_get_unit: (get-property unit)
 * @self: a series
 *
 * Gets the unit of the values.
 *
 * Returns: (nullable): the unit, or %NULL when there is none
 *
 * Since: 0.1
 */
const char *
bal_series_get_unit (BalSeries *self)
{
  g_return_val_if_fail (BAL_IS_SERIES (self), NULL);

  return self->unit;
}

/**
 * bal_series_get_frequency: (get-property frequency)
 * @self: a series
 *
 * Gets how often the points come.
 *
 * Returns: the frequency
 *
 * Since: 0.1
 */
BalFrequency
bal_series_get_frequency (BalSeries *self)
{
  g_return_val_if_fail (BAL_IS_SERIES (self), BAL_FREQUENCY_IRREGULAR);

  return self->frequency;
}

/**
 * bal_series_get_n_points: (get-property n-points)
 * @self: a series
 *
 * Gets how many points there are.
 *
 * Returns: the number of points
 *
 * Since: 0.1
 */
guint
bal_series_get_n_points (BalSeries *self)
{
  g_return_val_if_fail (BAL_IS_SERIES (self), 0);

  return self->n_points;
}

/**
 * bal_series_get_has_denominators: (get-property has-denominators)
 * @self: a series
 *
 * Gets whether each value has a numerator and a denominator.
 *
 * Returns: whether the series is one of ratios
 *
 * Since: 0.1
 */
gboolean
bal_series_get_has_denominators (BalSeries *self)
{
  g_return_val_if_fail (BAL_IS_SERIES (self), FALSE);

  return self->numerators != NULL;
}

/**
 * bal_series_get_day:
 * @self: a series
 * @point: which point, below [property@Balanced.Series:n-points]
 *
 * Gets the day of a point.
 *
 * Returns: a day, counted from 1970-01-01
 *
 * Since: 0.1
 */
gint32
bal_series_get_day (BalSeries *self, guint point)
{
  g_return_val_if_fail (BAL_IS_SERIES (self), BAL_DAY_NONE);
  g_return_val_if_fail (point < self->n_points, BAL_DAY_NONE);

  return self->days[point];
}

/**
 * bal_series_get_value:
 * @self: a series
 * @point: which point, below [property@Balanced.Series:n-points]
 *
 * Gets the value of a point.
 *
 * Returns: the value; 0 where the state has none
 *
 * Since: 0.1
 */
double
bal_series_get_value (BalSeries *self, guint point)
{
  g_return_val_if_fail (BAL_IS_SERIES (self), 0);
  g_return_val_if_fail (point < self->n_points, 0);

  return self->values[point];
}

/**
 * bal_series_get_state:
 * @self: a series
 * @point: which point, below [property@Balanced.Series:n-points]
 *
 * Gets what a point's value means.
 *
 * Returns: the state
 *
 * Since: 0.1
 */
BalValueState
bal_series_get_state (BalSeries *self, guint point)
{
  g_return_val_if_fail (BAL_IS_SERIES (self), BAL_VALUE_STATE_MISSING);
  g_return_val_if_fail (point < self->n_points, BAL_VALUE_STATE_MISSING);

  return (BalValueState) self->states[point];
}

/**
 * bal_series_get_numerator:
 * @self: a series
 * @point: which point, below [property@Balanced.Series:n-points]
 *
 * Gets what was divided at a point.
 *
 * Returns: the number that was given; NaN when the series is none of ratios
 *
 * Since: 0.1
 */
double
bal_series_get_numerator (BalSeries *self, guint point)
{
  g_return_val_if_fail (BAL_IS_SERIES (self), NAN);
  g_return_val_if_fail (point < self->n_points, NAN);

  return self->numerators != NULL ? self->numerators[point] : NAN;
}

/**
 * bal_series_get_denominator:
 * @self: a series
 * @point: which point, below [property@Balanced.Series:n-points]
 *
 * Gets what was divided by at a point.
 *
 * Returns: the number that was given; NaN when the series is none of ratios
 *
 * Since: 0.1
 */
double
bal_series_get_denominator (BalSeries *self, guint point)
{
  g_return_val_if_fail (BAL_IS_SERIES (self), NAN);
  g_return_val_if_fail (point < self->n_points, NAN);

  return self->denominators != NULL ? self->denominators[point] : NAN;
}

const gint32 *
bal_series_get_days (BalSeries *self)
{
  return self->days;
}

const double *
bal_series_get_values (BalSeries *self)
{
  return self->values;
}

const guint8 *
bal_series_get_states (BalSeries *self)
{
  return self->states;
}

const double *
bal_series_get_numerators (BalSeries *self)
{
  return self->numerators;
}

const double *
bal_series_get_denominators (BalSeries *self)
{
  return self->denominators;
}

static void
append_cell (BalTableBuilder *builder, guint column, double value, BalValueState state)
{
  if (state == BAL_VALUE_STATE_VALUE)
    bal_table_builder_append_double (builder, column, value);
  else if (state == BAL_VALUE_STATE_UNRELIABLE)
    bal_table_builder_append_unreliable (builder, column, value);
  else
    bal_table_builder_append_state (builder, column, state);
}

static void
append_counts (BalSeries *self, BalTableBuilder *builder)
{
  guint numerator = bal_table_builder_add_column (builder, "numerator", BAL_COLUMN_KIND_DOUBLE,
                                                  BAL_COLUMN_ROLE_NONE, NULL);
  guint denominator = bal_table_builder_add_column (builder, "denominator", BAL_COLUMN_KIND_DOUBLE,
                                                    BAL_COLUMN_ROLE_NONE, NULL);

  for (guint i = 0; i < self->n_points; i++)
    {
      double counted = self->numerators[i];
      double of = self->denominators[i];

      append_cell (builder, numerator, counted, state_of (counted, BAL_VALUE_STATE_VALUE));
      append_cell (builder, denominator, of, state_of (of, BAL_VALUE_STATE_VALUE));
    }
}

/**
 * bal_series_to_table:
 * @self: a series
 *
 * Gives the points as a table with the columns `day` and `value`.
 *
 * A ratio has `numerator` and `denominator` too. The table is named after the series.
 *
 * Returns: (transfer full): a new table
 *
 * Since: 0.1
 */
BalTable *
bal_series_to_table (BalSeries *self)
{
  BalTableBuilder *builder = NULL;
  guint day = 0;
  guint value = 0;

  g_return_val_if_fail (BAL_IS_SERIES (self), NULL);

  builder = bal_table_builder_new (self->name);
  day =
    bal_table_builder_add_column (builder, "day", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_KEY, NULL);
  value = bal_table_builder_add_column (builder, "value", BAL_COLUMN_KIND_DOUBLE,
                                        BAL_COLUMN_ROLE_NONE, self->unit);
  for (guint i = 0; i < self->n_points; i++)
    {
      bal_table_builder_append_day (builder, day, self->days[i]);
      append_cell (builder, value, self->values[i], (BalValueState) self->states[i]);
    }
  if (self->numerators != NULL)
    append_counts (self, builder);

  return bal_table_builder_end (builder, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE);
}

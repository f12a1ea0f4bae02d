/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-analysis-store-private.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/caseload/bal-cohort-private.h"

/* The columns behind those attributes that are one. */
static const BalField fields[BAL_N_ALL_ATTRIBUTES] = {
  [BAL_ATTRIBUTE_SEX] = BAL_FIELD_SEX,
  [BAL_ATTRIBUTE_ETHNICITY] = BAL_FIELD_ETHNICITY,
  [BAL_ATTRIBUTE_FIRST_LANGUAGE] = BAL_FIELD_FIRST_LANGUAGE,
  [BAL_ATTRIBUTE_LSOA21] = BAL_FIELD_LSOA21,
  [BAL_ATTRIBUTE_IDACI_DECILE] = BAL_FIELD_IDACI_DECILE,
  [BAL_ATTRIBUTE_HOME_LA] = BAL_FIELD_HOME_LA_CODE,
  [BAL_ATTRIBUTE_GP_PRACTICE] = BAL_FIELD_GP_PRACTICE_CODE,
  [BAL_ATTRIBUTE_SCHOOL] = BAL_FIELD_SCHOOL_URN,
  [BAL_ATTRIBUTE_CHILD_NEED_TYPE] = BAL_FIELD_NEED_TYPE,
  [BAL_ATTRIBUTE_CHILD_NEED_TIER] = BAL_FIELD_NEED_TIER,
};

static const char *const order_names[BAL_N_ALL_ATTRIBUTES] = {
  [BAL_ATTRIBUTE_IDACI_DECILE] = "idaci_decile",
  [BAL_ATTRIBUTE_AGE_BAND] = "age_band",
  [BAL_ATTRIBUTE_SCHOOL_YEAR] = "school_year",
};

static gboolean
is_need (BalAttribute attribute)
{
  return attribute == BAL_ATTRIBUTE_CHILD_NEED_TYPE || attribute == BAL_ATTRIBUTE_CHILD_NEED_TIER;
}

static const BalNames *
get_names (gconstpointer owner, BalAttribute attribute)
{
  const BalAnalysisStore *self = owner;
  BalCaseloadFile file = is_need (attribute) ? BAL_CASELOAD_FILE_NEEDS : BAL_CASELOAD_FILE_CHILDREN;

  return self->store->records[file].names[fields[attribute]];
}

guint
bal_analysis_store_get_n_child_names (gconstpointer owner, BalAttribute attribute)
{
  const BalNames *names;

  if (order_names[attribute])
    return g_strv_length ((char **) bal_attribute_get_order (order_names[attribute]));
  names = get_names (owner, attribute);
  return names ? names->n_names : 0;
}

const char *
bal_analysis_store_get_child_name (gconstpointer owner, BalAttribute attribute, guint code)
{
  if (order_names[attribute])
    return bal_attribute_get_order (order_names[attribute])[code];
  return get_names (owner, attribute)->names[code];
}

/* Of several needs in force, that with the first rank; of equal ones the one that began last. */
int
bal_analysis_store_get_need (gconstpointer owner, BalField field, gsize child, gint32 day)
{
  const BalAnalysisStore *self = owner;
  const BalStore *store = self->store;
  const BalRecords *needs = &store->records[BAL_CASELOAD_FILE_NEEDS];
  const guint8 *codes = needs->columns[field];
  const guint8 *ranks = needs->columns[BAL_FIELD_NEED_RANK];
  const guint16 *from = needs->columns[BAL_FIELD_FROM_DATE];
  const guint16 *to = needs->columns[BAL_FIELD_TO_DATE];
  guint id = bal_store_get_child_id (store, (guint) child);
  int best_rank = G_MAXINT, best_from = -1, code = -1;

  if (!codes || !from || !needs->first)
    return -1;
  for (guint32 i = needs->first[id]; i < needs->first[id + 1]; i++)
    {
      int rank = ranks ? ranks[i] : BAL_EPISODES_NO_CODE8;

      if (codes[i] == BAL_EPISODES_NO_CODE8 || from[i] > day || (to && to[i] < day))
        continue;
      if (rank > best_rank || (rank == best_rank && from[i] <= best_from))
        continue;
      best_rank = rank;
      best_from = from[i];
      code = codes[i];
    }
  return code;
}

/* Birth as a day since 1970-01-01, or BAL_DAY_NONE. */
static gint32
get_birth (const BalAnalysisStore *self, gsize child)
{
  const guint32 *births =
    self->store->records[BAL_CASELOAD_FILE_CHILDREN].columns[BAL_FIELD_DATE_OF_BIRTH];
  guint32 birth =
    births ? births[bal_store_get_child_id (self->store, (guint) child)] : BAL_BIRTH_NONE;

  if (birth == BAL_BIRTH_NONE)
    return BAL_DAY_NONE;
  return (gint32) (birth & ~BAL_BIRTH_MONTH_ONLY) + BAL_EPISODES_EPOCH;
}

static gint64
get_age_band (gint32 birth, gint32 day)
{
  static const int last_years[] = { 4, 10, 15, 19, 25 };
  gint64 band = 0;
  int age;

  if (birth == BAL_DAY_NONE || birth > day)
    return -1;
  age = bal_cohort_get_age (birth, day);
  while (band < (gint64) G_N_ELEMENTS (last_years) && age > last_years[band])
    band++;
  return band;
}

/* By the age on the last day of August before the school year of the day began: at 4 the child is
 * in Reception. */
static gint64
get_school_year (gint32 birth, gint32 day)
{
  int year, month, day_of_month;
  gint32 august;
  int age;

  if (birth == BAL_DAY_NONE || birth > day)
    return -1;
  bal_day_to_civil (day, &year, &month, &day_of_month);
  august = bal_day_from_civil (month >= 9 ? year : year - 1, 8, 31);
  age = birth > august ? 0 : bal_cohort_get_age (birth, august);
  return CLAMP (age - 3, 0, 15);
}

static gint64
get_column (const BalAnalysisStore *self, BalAttribute attribute, gsize child)
{
  const BalSchemaColumn *column =
    bal_caseload_schema_find (BAL_CASELOAD_FILE_CHILDREN, fields[attribute]);
  guint32 code =
    bal_records_get (&self->store->records[BAL_CASELOAD_FILE_CHILDREN], column->type, column->field,
                     bal_store_get_child_id (self->store, (guint) child));

  if (code == G_MAXUINT32)
    return -1;
  return attribute == BAL_ATTRIBUTE_IDACI_DECILE ? (gint64) code - 1 : (gint64) code;
}

gint64
bal_analysis_store_get_child_code (gconstpointer owner,
                                   BalAttribute attribute,
                                   gsize child,
                                   gint32 day)
{
  const BalAnalysisStore *self = owner;

  if (is_need (attribute))
    return bal_analysis_store_get_need (owner, fields[attribute], child, day);
  if (attribute == BAL_ATTRIBUTE_AGE_BAND)
    return get_age_band (get_birth (self, child), day + BAL_EPISODES_EPOCH);
  if (attribute == BAL_ATTRIBUTE_SCHOOL_YEAR)
    return get_school_year (get_birth (self, child), day + BAL_EPISODES_EPOCH);
  return get_column (self, attribute, child);
}

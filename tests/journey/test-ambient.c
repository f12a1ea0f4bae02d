/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-ambient-private.h"

#include "libbalanced/base/bal-day-private.h"
#include "tests/journey/bal-random-episodes.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalAmbient, bal_ambient_free)

#define N_UNITS 5
#define N_CODES 3
#define GRID (RANDOM_DAYS + 100)

/* Random units, and which codes stand for them, as plain tables. */
typedef struct
{
  RandomEpisodes data;
  guint32 setting[RANDOM_ROWS];
  guint16 provision[RANDOM_ROWS];
  BalAmbientUnit units[N_UNITS];
  gboolean at[N_UNITS][N_CODES];     /* the unit is in the setting */
  gboolean school[N_UNITS][N_CODES]; /* the school is one of the unit's settings */
  BalAmbientPlan plan;
  BalAmbientChild child;
} Case;

static void
fill_index (BalAmbientIndex *index, gboolean table[N_UNITS][N_CODES])
{
  index->n_codes = N_CODES;
  index->first = g_new0 (guint, N_CODES + 1);
  index->units = g_new0 (guint, N_UNITS * N_CODES);
  for (guint code = 0; code < N_CODES; code++)
    {
      index->first[code + 1] = index->first[code];
      for (guint unit = 0; unit < N_UNITS; unit++)
        if (table[unit][code])
          index->units[index->first[code + 1]++] = unit;
    }
}

static void
fill_units (Case *self, GRand *rand)
{
  for (guint i = 0; i < N_UNITS; i++)
    {
      gint32 start = RANDOM_ORIGIN + g_rand_int_range (rand, -20, RANDOM_DAYS);

      self->units[i] = (BalAmbientUnit){
        .start = start,
        .end = g_rand_boolean (rand) ? BAL_WINDOW_NO_LAST
                                     : start + g_rand_int_range (rand, -1, RANDOM_DAYS),
        .from_months = g_rand_boolean (rand) ? -1 : g_rand_int_range (rand, 0, 4),
        .to_months = g_rand_boolean (rand) ? -1 : g_rand_int_range (rand, 0, 6),
        .levels = (guint16) g_rand_int_range (rand, 0, 8),
        .everywhere = g_rand_int_range (rand, 0, 3) == 0,
      };
      for (guint code = 0; code < N_CODES; code++)
        {
          self->at[i][code] = !self->units[i].everywhere && g_rand_boolean (rand);
          self->school[i][code] = !self->units[i].everywhere && g_rand_boolean (rand);
        }
    }
}

static gint32
random_known_day (GRand *rand)
{
  return g_rand_boolean (rand) ? -1 : RANDOM_ORIGIN + g_rand_int_range (rand, -5, RANDOM_DAYS);
}

/* Provision n is unit n; those after the last unit are none. */
static void
case_init (Case *self, GRand *rand)
{
  gboolean same[N_UNITS][N_CODES] = { { FALSE } };

  random_episodes_fill (&self->data, rand, (guint) g_rand_int_range (rand, 0, 9));
  for (guint row = 0; row < RANDOM_ROWS; row++)
    {
      self->setting[row] = g_rand_boolean (rand) ? BAL_EPISODES_NO_CODE32
                                                 : (guint32) g_rand_int_range (rand, 0, N_CODES);
      self->provision[row] = g_rand_boolean (rand) ? BAL_EPISODES_NO_CODE16
                                                   : (guint16) g_rand_int_range (rand, 0, N_CODES);
    }
  self->data.episodes.setting = self->setting;
  self->data.episodes.provision = self->provision;
  fill_units (self, rand);
  for (guint i = 0; i < N_CODES; i++)
    same[i][i] = TRUE;
  self->plan = (BalAmbientPlan){ .units = self->units, .n_units = N_UNITS };
  fill_index (&self->plan.by_setting, self->at);
  fill_index (&self->plan.by_school, self->school);
  fill_index (&self->plan.by_provision, same);
  self->child = (BalAmbientChild){
    .school = g_rand_int_range (rand, -1, N_CODES),
    .observed_from = random_known_day (rand),
    .observed_to = random_known_day (rand),
    .birth =
      g_rand_int_range (rand, 0, 4) == 0 ? -1 : RANDOM_ORIGIN - g_rand_int_range (rand, 0, 100),
  };
}

static void
case_clear (Case *self)
{
  BalAmbientIndex *indices[] = { &self->plan.by_setting, &self->plan.by_school,
                                 &self->plan.by_provision };

  for (guint i = 0; i < G_N_ELEMENTS (indices); i++)
    {
      g_free (indices[i]->first);
      g_free (indices[i]->units);
    }
}

/* Whole months of age, counted one by one; a day that a month does not have is its last. */
static gint32
count_months (gint32 birth, gint32 day)
{
  int year, month, of_month;
  gint32 months = -1;

  bal_day_to_civil (birth + BAL_EPISODES_EPOCH, &year, &month, &of_month);
  for (gint32 next = birth; next <= day; months++)
    {
      int last = of_month;

      if (++month > 12)
        {
          month = 1;
          year++;
        }
      while (bal_day_from_civil (year, month, last) == BAL_DAY_NONE)
        last--;
      next = bal_day_from_civil (year, month, last) - BAL_EPISODES_EPOCH;
    }
  return months;
}

static gboolean
has_age (const BalAmbientUnit *unit, gint32 birth, gint32 day)
{
  if (unit->from_months <= 0 && unit->to_months < 0)
    return TRUE;
  if (birth < 0)
    return FALSE;
  if (unit->from_months > 0 && count_months (birth, day) < unit->from_months)
    return FALSE;
  return unit->to_months < 0 || count_months (birth, day) < unit->to_months;
}

static gboolean
is_observed (const Case *self, gint32 as_at, gint32 day)
{
  gint32 from = self->child.observed_from;

  for (gsize row = 0; row < self->data.episodes.n_rows; row++)
    {
      if (random_episodes_covers (&self->data, row, as_at, day))
        return TRUE;
      if (self->child.observed_from < 0 &&
          random_episodes_covers (&self->data, row, as_at, self->data.start[row]) &&
          (from < 0 || self->data.start[row] < from))
        from = self->data.start[row];
    }
  return from >= 0 && day >= from &&
         (self->child.observed_to < 0 || day <= self->child.observed_to);
}

static gboolean
is_joined (const Case *self, guint number, gint32 as_at, gint32 day)
{
  const BalAmbientUnit *unit = &self->units[number];
  gboolean says_where = FALSE, is_there = FALSE;

  if (day < unit->start || day > unit->end || !has_age (unit, self->child.birth, day))
    return FALSE;
  for (gsize row = 0; row < self->data.episodes.n_rows; row++)
    {
      if (!random_episodes_covers (&self->data, row, as_at, day))
        continue;
      if (self->provision[row] == number)
        return FALSE;
      if (self->setting[row] == BAL_EPISODES_NO_CODE32)
        continue;
      says_where = TRUE;
      is_there = is_there || self->at[number][self->setting[row]];
    }
  if (unit->everywhere)
    return is_observed (self, as_at, day);
  if (says_where)
    return is_there;
  return is_observed (self, as_at, day) && self->child.school >= 0 &&
         self->school[number][self->child.school];
}

static void
look_at_day (const Case *self,
             gint32 as_at,
             gint32 day,
             BalAmbientFigures *figures,
             gint64 days[N_UNITS])
{
  guint n_rows = 0, n_joined = 0, levels = 0;

  for (gsize row = 0; row < self->data.episodes.n_rows; row++)
    if (random_episodes_covers (&self->data, row, as_at, day))
      {
        int level = bal_episodes_get_level (&self->data.episodes, row);

        n_rows++;
        levels |= level < 0 ? 0 : 1u << level;
      }
  for (guint i = 0; i < N_UNITS; i++)
    if (is_joined (self, i, as_at, day))
      {
        n_joined++;
        days[i]++;
        levels |= self->units[i].levels;
      }
  if (n_rows + n_joined == 0)
    return;
  figures->active_days++;
  figures->joined_unit_days += n_joined;
  figures->peak = MAX (figures->peak, n_rows + n_joined);
  figures->mix_days[levels]++;
}

static void
check_against_days (const Case *self, BalAmbient *ambient, const BalWindow *window)
{
  const BalAmbientFigures *figures = bal_ambient_get_figures (ambient);
  BalAmbientFigures expected = { 0 };
  gint64 days[N_UNITS] = { 0 };

  for (gint32 day = RANDOM_ORIGIN - 50; day < RANDOM_ORIGIN + GRID; day++)
    if (bal_window_has (window, day))
      look_at_day (self, window->as_at, day, &expected, days);
  g_assert_cmpint (figures->active_days, ==, expected.active_days);
  g_assert_cmpint (figures->joined_unit_days, ==, expected.joined_unit_days);
  g_assert_cmpuint (figures->peak, ==, expected.peak);
  for (guint mix = 0; mix < BAL_AMBIENT_N_MIXES; mix++)
    g_assert_cmpint (figures->mix_days[mix], ==, expected.mix_days[mix]);
  for (guint i = 0; i < N_UNITS; i++)
    {
      gboolean needs_age = self->units[i].from_months > 0 || self->units[i].to_months >= 0;

      g_assert_cmpint (bal_ambient_get_unit_days (ambient, i), ==,
                       needs_age && self->child.birth < 0 ? -1 : days[i]);
    }
}

static void
test_oracle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  gint64 n_joined = 0;

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (BalAmbient) ambient = NULL;
      BalWindow window = random_window (rand);
      Case one;

      case_init (&one, rand);
      ambient = bal_ambient_new (&one.plan);
      for (guint again = 0; again < 2; again++)
        {
          bal_ambient_run (ambient, &one.data.episodes, 0, one.data.episodes.n_rows, &one.child,
                           &window);
          check_against_days (&one, ambient, &window);
        }
      n_joined += bal_ambient_get_figures (ambient)->joined_unit_days;
      case_clear (&one);
    }
  g_assert_cmpint (n_joined, >, 10000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ambient/oracle", test_oracle);

  return g_test_run ();
}

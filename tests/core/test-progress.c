/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-progress.h"

#define N_UPDATES 1000

typedef struct
{
  GThread *thread;
  guint n_fractions;
  guint n_stages;
} Watch;

static void
on_notify (BalProgress *progress, GParamSpec *pspec, Watch *watch)
{
  g_assert_true (g_thread_self () == watch->thread);
  if (g_str_equal (pspec->name, "fraction"))
    watch->n_fractions++;
  else
    watch->n_stages++;
}

static gpointer
work (gpointer progress)
{
  for (guint i = 1; i <= N_UPDATES; i++)
    bal_progress_update (progress, i, N_UPDATES, "counting");

  return NULL;
}

static void
test_bare (void)
{
  g_autoptr (BalProgress) progress = g_object_new (BAL_TYPE_PROGRESS, NULL);
  g_autofree char *stage = bal_progress_dup_stage (progress);

  g_assert_cmpfloat (bal_progress_get_fraction (progress), ==, 0);
  g_assert_null (stage);
}

static void
test_range (void)
{
  g_autoptr (BalProgress) progress = bal_progress_new ();
  g_autofree char *stage = NULL;

  bal_progress_update (progress, 1, 4, "reading");
  g_assert_cmpfloat (bal_progress_get_fraction (progress), ==, 0.25);
  bal_progress_update (progress, 9, 4, NULL);
  g_assert_cmpfloat (bal_progress_get_fraction (progress), ==, 1);
  bal_progress_update (progress, 9, 0, NULL);
  g_assert_cmpfloat (bal_progress_get_fraction (progress), ==, 0);

  g_object_get (progress, "stage", &stage, NULL);
  g_assert_cmpstr (stage, ==, "reading");
}

/* A report that was overtaken by a later one takes nothing back; the next stage begins anew. */
static void
test_overtaken (void)
{
  g_autoptr (BalProgress) progress = bal_progress_new ();

  bal_progress_update (progress, 3, 4, "reading");
  bal_progress_update (progress, 2, 4, "reading");
  bal_progress_update (progress, 1, 4, NULL);
  g_assert_cmpfloat (bal_progress_get_fraction (progress), ==, 0.75);
  bal_progress_update (progress, 1, 4, "sorting");
  g_assert_cmpfloat (bal_progress_get_fraction (progress), ==, 0.25);
  bal_progress_update (progress, 1, 8, "sorting");
  g_assert_cmpfloat (bal_progress_get_fraction (progress), ==, 0.125);
}

/* A thousand reports of another thread come as one notification, in this thread. */
static void
test_notify (void)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (BalProgress) progress = NULL;
  Watch watch = { g_thread_self (), 0, 0 };

  g_main_context_push_thread_default (context);
  progress = bal_progress_new ();
  g_signal_connect (progress, "notify", G_CALLBACK (on_notify), &watch);

  g_thread_join (g_thread_new ("work", work, progress));
  g_assert_cmpuint (watch.n_fractions, ==, 0);
  while (g_main_context_iteration (context, FALSE))
    continue;
  g_assert_cmpuint (watch.n_fractions, ==, 1);
  g_assert_cmpuint (watch.n_stages, ==, 1);

  bal_progress_update (progress, N_UPDATES, N_UPDATES, "counting");
  g_assert_false (g_main_context_pending (context));

  g_main_context_pop_thread_default (context);
}

/* A report that nobody waited for neither keeps the object alive nor touches it later. */
static void
test_dropped (void)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  BalProgress *progress = NULL;

  g_main_context_push_thread_default (context);
  progress = bal_progress_new ();
  g_object_add_weak_pointer (G_OBJECT (progress), (gpointer *) &progress);
  bal_progress_update (progress, 1, 2, NULL);
  g_object_unref (progress);
  g_assert_null (progress);
  g_assert_false (g_main_context_pending (context));
  g_main_context_pop_thread_default (context);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/progress/bare", test_bare);
  g_test_add_func ("/progress/range", test_range);
  g_test_add_func ("/progress/overtaken", test_overtaken);
  g_test_add_func ("/progress/notify", test_notify);
  g_test_add_func ("/progress/dropped", test_dropped);

  return g_test_run ();
}

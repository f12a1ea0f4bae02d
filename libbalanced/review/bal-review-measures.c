/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-private.h"

#include "libbalanced/area/bal-measure-series.h"
#include "libbalanced/area/bal-measure.h"
#include "libbalanced/core/bal-series.h"
#include "libbalanced/measure/bal-spc.h"

/* Pictures of measures on one page; the tables hold them all. */
#define MAX_CHARTS 12

#define LEAST_POINTS 3 /* with fewer there is nothing that could vary */

static gboolean
is_long_enough (BalSeries *series)
{
  guint n_values = 0;

  for (guint i = 0; i < bal_series_get_n_points (series); i++)
    n_values += bal_value_state_has_value (bal_series_get_state (series, i));

  return n_values >= LEAST_POINTS;
}

/* A measure says which way is better. What it was told cannot be drawn (days that stand twice) is a
 * finding of the check already. */
static void
draw_series (GListStore *charts, BalSeries *series, BalPolarity polarity)
{
  g_autoptr (BalSpc) spc = bal_spc_new (BAL_SPC_KIND_XMR, BAL_SPC_PRESET_NHSR, polarity);
  g_autoptr (GListStore) list = g_list_store_new (BAL_TYPE_SERIES);
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalChart) chart = NULL;

  g_list_store_append (list, series);
  result = bal_spc_run (spc, G_LIST_MODEL (list), NULL, NULL);
  chart = result != NULL ? bal_chart_new_spc (result, NULL, NULL) : NULL;
  if (chart != NULL)
    g_list_store_append (charts, chart);
}

static gboolean
is_drawn (GListStore *charts, BalSeries *series)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (charts)); i++)
    {
      g_autoptr (BalChart) chart = g_list_model_get_item (G_LIST_MODEL (charts), i);

      if (g_strcmp0 (bal_chart_get_title (chart), bal_series_get_name (series)) == 0)
        return TRUE;
    }

  return FALSE;
}

void
bal_review_draw_measures (GListStore *charts, BalArea *area)
{
  GListModel *measures = bal_area_get_measures (area);
  guint n_drawn = 0;

  for (guint i = 0; i < g_list_model_get_n_items (measures); i++)
    {
      g_autoptr (BalMeasure) measure = g_list_model_get_item (measures, i);
      GListModel *all = bal_measure_get_series (measure);

      for (guint j = 0; j < g_list_model_get_n_items (all) && n_drawn < MAX_CHARTS; j++)
        {
          g_autoptr (BalMeasureSeries) item = g_list_model_get_item (all, j);
          g_autoptr (BalSeries) series = bal_measure_series_to_series (item);

          if (!is_long_enough (series) || is_drawn (charts, series))
            continue;
          draw_series (charts, series, bal_measure_get_polarity (measure));
          n_drawn++;
        }
    }
}

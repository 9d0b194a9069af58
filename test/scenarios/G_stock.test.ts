import { expect, test } from 'vitest';
import { prices } from '../support/print.js';
import type { OrderText } from '../support/town.js';
import { townOf } from '../support/town.js';

/** G: which warehouse. w1 is 24 km of the map from the buyer (30 of road), w2 16 km on the other side (20). */
const town = townOf({
  warehouses: `
    id  at   does     open
    w1  0    express  daily 08:00-20:00
    w2  40E  express  daily 08:00-20:00`,
  vehicles: `
    id   carries
    van  500 kg 4 m3`,
  tariffs: `
    type     vehicle  since       50 km
    EXPRESS  van      2024-01-01  20`,
});
const FROM_W1 = ['EXPRESS w1 van 600.00 RUB 30.000 km at 20'];
const FROM_W2 = ['EXPRESS w2 van 400.00 RUB 20.000 km at 20'];
const NOBODY = ['no EXPRESS: OUT_OF_STOCK'];
const express = (order: Omit<OrderText, 'placed' | 'to'>) =>
  prices(town, { placed: 'Tue 2025-01-21 12:00', to: '24E', ...order }, {}, 'EXPRESS');

const pieces = (quantity: number, productId: string | null = 'tile') => ({
  productId,
  quantity,
  weightKg: 1,
  volumeM3: 0.001,
});
const held = (productId: string, w1: number, w2: number) => ({
  productId,
  stock: [
    { warehouseId: 'w1', quantity: w1 },
    { warehouseId: 'w2', quantity: w2 },
  ],
});

test('G01 any warehouse may deliver: the cheapest one does', () => {
  expect(express({})).toEqual(FROM_W2);
});

test('G02 only the named ones; names that nobody knows are passed over', () => {
  expect(express({ warehouseIds: ['w1', 'w77'] })).toEqual(FROM_W1);
  expect(express({ warehouseIds: [] })).toEqual(NOBODY);
});

test('G03 only those that hold every piece', () => {
  expect(express({ items: [pieces(10)], stocks: [held('tile', 10, 9)] })).toEqual(FROM_W1);
  expect(express({ items: [pieces(11)], stocks: [held('tile', 10, 9)] })).toEqual(NOBODY);
  // w2 has enough tiles, but no glue.
  const stocks = [held('tile', 10, 100), held('glue', 1, 0)];
  expect(express({ items: [pieces(10), pieces(1, 'glue')], stocks })).toEqual(FROM_W1);
});

test('G04 two lines of one product are one quantity, in the cart and in the stock', () => {
  const stocks = [held('tile', 5, 5), held('tile', 5, 4)];
  expect(express({ items: [pieces(6), pieces(4)], stocks })).toEqual(FROM_W1);
});

test('G05 quantities are exact too: 0.1 + 0.2 m² need 0.3', () => {
  expect(express({ items: [pieces(0.1), pieces(0.2)], stocks: [held('tile', 0.3, 0.29)] })).toEqual(FROM_W1);
});

test('G06 a product that the stocks do not speak of is nowhere', () => {
  expect(express({ items: [pieces(1, 'paint')], stocks: [held('tile', 10, 10)] })).toEqual(NOBODY);
});

test('G07 pieces that are no product of the stock ask nothing of it', () => {
  expect(express({ items: [pieces(1, null)], stocks: [held('tile', 0, 0)] })).toEqual(FROM_W2);
  expect(express({ stocks: [held('tile', 0, 0)] })).toEqual(FROM_W2);
});

test('G08 named and in stock: both must hold', () => {
  const stocks = [held('tile', 10, 9)];
  expect(express({ items: [pieces(9)], stocks, warehouseIds: ['w1'] })).toEqual(FROM_W1);
  expect(express({ items: [pieces(10)], stocks, warehouseIds: ['w2'] })).toEqual(NOBODY);
});

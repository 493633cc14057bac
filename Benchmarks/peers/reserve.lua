-- One reservation of one hot item, as it is usually written for Redis: check the stock, take the units,
-- number the hold, store it. With an idempotency key (KEYS[3]) the outcome is remembered for a day.
--
-- KEYS  1 stock  2 sequence  3 idempotency key, or absent
-- ARGV  1 units  2 buyer
if KEYS[3] then
  local known = redis.call('GET', KEYS[3])
  if known then return known end
end
local stock = tonumber(redis.call('GET', KEYS[1]) or '0')
local units = tonumber(ARGV[1])
local outcome = 'sold-out'
if stock >= units then
  redis.call('DECRBY', KEYS[1], units)
  outcome = redis.call('INCR', KEYS[2])
  redis.call('HSET', 'hold:' .. outcome, 'buyer', ARGV[2], 'units', units)
end
if KEYS[3] then redis.call('SET', KEYS[3], outcome, 'EX', 86400) end
return outcome
